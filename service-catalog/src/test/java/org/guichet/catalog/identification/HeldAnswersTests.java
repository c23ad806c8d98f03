package org.guichet.catalog.identification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guichet.catalog.Staff;
import org.guichet.catalog.identification.HeldAnswers.Held;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosure;
import org.guichet.registry.disclosure.Disclosure.Basis;
import org.guichet.registry.disclosure.Disclosures;
import org.junit.jupiter.api.Test;

class HeldAnswersTests {
    private static final ClientId CLIENT = new ClientId(new UUID(0, 1));
    private static final Set<String> ASKED = Set.of("telephone.mobile", "telephone.textMessages", "telephone.home");

    private final Disclosures disclosures = mock();
    private final HeldAnswers held = new HeldAnswers(disclosures, Clock.systemUTC());

    @Test
    void keepsApartWhatMayNotBeReadFromWhatIsNotHeld() {
        Basis basis = new Basis(Basis.Kind.AUTHORITY, "desda-3", 1, "text", "texte");
        given(disclosures.open(any(Ask.class)))
                .willReturn(new Disclosure.Permit(
                        new UUID(0, 2),
                        CLIENT,
                        "identity-verification",
                        Map.of("telephone.mobile", basis),
                        Map.of(),
                        Map.of("telephone.textMessages", Disclosure.Withheld.CONSENT_WITHDRAWN)));

        Held answer = facts();

        assertThat(answer.isWithheld("telephone.mobile")).isFalse();
        assertThat(answer.isWithheld("telephone.textMessages")).isTrue();
        assertThat(answer.isWithheld("telephone.home")).isTrue();
    }

    @Test
    void whereTheDoorRefusesNothingMayBeRead() {
        given(disclosures.open(any(Ask.class)))
                .willReturn(new Disclosure.Refusal(new UUID(0, 2), Disclosure.Reason.NOTHING_PERMITTED, null, null));

        assertThat(facts().withheld()).isEqualTo(ASKED);
    }

    private Held facts() {
        return Staff.as(Staff.agent("agent"), () -> held.facts(CLIENT, new UUID(0, 3), ASKED));
    }
}
