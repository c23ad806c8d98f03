package org.guichet.channel.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.guichet.catalog.clientview.LedgerBasis;
import org.guichet.registry.audit.AccessEntry;
import org.guichet.registry.disclosure.Disclosure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Whatever the ledger may have to say, it has words for in every language; each language is asked without the other. */
class LedgerTextsTests {
    private static Stream<String> keys() {
        return Stream.of(
                        Arrays.stream(AccessEntry.Kind.values()).map(kind -> "ledger.action." + kind),
                        Arrays.stream(AccessEntry.Kind.values()).map(kind -> "entry." + kind),
                        Arrays.stream(Disclosure.Reason.values()).map(reason -> "ledger.refusal." + reason.code()),
                        Arrays.stream(LedgerBasis.Kind.values())
                                .filter(kind -> kind != LedgerBasis.Kind.LAW && kind != LedgerBasis.Kind.UNKNOWN)
                                .map(kind -> "ledger.basis." + kind),
                        Stream.of(
                                "ledger.refusal.other",
                                "ledger.refusal.state-changed",
                                "ledger.suggested",
                                "ledger.action.READ.benefit-suggestion",
                                "ledger.action.BATCH.registration"))
                .flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void hasWordsInBothLanguages(String key) {
        String english = text(key, "");
        String french = text(key, "_fr");

        assertThat(english).isNotBlank();
        assertThat(french).isNotBlank().isNotEqualTo(english);
        assertThat(english + french).doesNotContainIgnoringCase("sealed", "hidden", "protected", "scellé", "protégé");
    }

    private static String text(String key, String language) {
        ResourceBundleMessageSource only = new ResourceBundleMessageSource();
        only.setBasenames("messages" + language, "pages" + language);
        only.setDefaultEncoding("UTF-8");
        only.setFallbackToSystemLocale(false);
        return String.valueOf(only.getMessage(key, null, "", Locale.ROOT));
    }
}
