package org.guichet.registry.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
class NoticesIT {
    private static final Map<String, String> TEXTS = Map.of("en", "May we?", "fr", "Pouvons-nous ?");

    @Autowired
    private Authorities authorities;

    @Autowired
    private Notices notices;

    private final String purpose = "p" + UUID.randomUUID();

    @Test
    void showsTheVersionDeclaredLastAndNotTheOneLastByText() {
        declare("9", days(-3), true, TEXTS);
        declare("10", days(-2), true, TEXTS);

        assertThat(notices.shown(purpose)).map(Notice::version).contains("10");
        assertThat(notices.versions(purpose)).extracting(Notice::number).containsExactly(2, 1);
    }

    @Test
    void showsNoVersionBeforeItsDay() {
        declare("1", days(-3), true, TEXTS);
        declare("2", days(1), true, TEXTS);

        assertThat(notices.shown(purpose)).map(Notice::version).contains("1");
        assertThat(notices.open(purpose, "2")).isEmpty();
        assertThat(notices.open(purpose, "1")).isPresent();
        assertThat(notices.versions(purpose)).extracting(Notice::version).containsExactly("2", "1");
    }

    @Test
    void closesAVersionOnlyWhereTheChangeIsMaterial() {
        declare("1", days(-3), true, TEXTS);
        declare("2", days(-2), false, TEXTS);
        assertThat(notices.open(purpose, "1")).isPresent();

        declare("3", days(0), true, TEXTS);
        assertThat(notices.open(purpose, "1")).isEmpty();
        assertThat(notices.open(purpose, "2")).isEmpty();
        assertThat(notices.open(purpose, "3")).isPresent();
    }

    @Test
    void takesInALanguageMoreAndChangesNoTextThatIsThere() {
        declare("1", days(-3), true, TEXTS);
        declare("1", days(-1), false, Map.of("en", "Changed", "fr", "Changé", "iu", "ᐊᖏᖅᐲᑦ?"));

        Notice notice = notices.shown(purpose).orElseThrow();
        assertThat(notice.texts()).hasSize(3).containsEntry("en", "May we?");
        assertThat(notice.shownFrom()).isEqualTo(days(-3));
        assertThat(notice.material()).isTrue();
        assertThat(notice.language(Locale.of("iu"))).isEqualTo("iu");
        assertThat(notice.text(Locale.of("iu"))).isEqualTo("ᐊᖏᖅᐲᑦ?");
        assertThat(notice.language(Locale.of("es"))).isEqualTo("en");
        assertThat(notice.text(Locale.CANADA_FRENCH)).isEqualTo("Pouvons-nous ?");
    }

    @Test
    void refusesANoticeThatIsNotInBothOfficialLanguages() {
        assertThatThrownBy(() -> declare("1", days(0), true, Map.of("en", "May we?")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> declare("1", days(0), true, Map.of("en", "May we?", "fr", " ")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private LocalDate days(int after) {
        return notices.today().plusDays(after);
    }

    private void declare(String version, LocalDate from, boolean material, Map<String, String> texts) {
        Acting.run(
                Installation.importing(),
                () -> authorities.declare(List.of(new Declared.OfNotice(
                        purpose, version, from, material, List.of("income"), List.of("guichet"), texts))));
    }
}
