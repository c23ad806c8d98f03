package org.guichet.registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.guichet.registry.client.Attribute.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributeTests {

    @ParameterizedTest
    @CsvSource({
        "dateOfBirth, DATE",
        "sex, CODE",
        "address.postalCode, TEXT",
        "maritalStatus, CODE",
        "income.net, MONEY",
        "identifier.born, DATE",
        "identifier.kind, CODE"
    })
    void nothingWithFewPossibilitiesIsEverIndexed(String code, Type type) {
        assertThatThrownBy(() -> attribute(code, type, true, true)).isInstanceOf(IllegalArgumentException.class);
        assertThat(attribute(code, type, true, false).indexed()).isFalse();
    }

    @Test
    void anIdentifierIsIndexedOnlyWhereItIsEncrypted() {
        assertThat(attribute("identifier.sin", Type.TEXT, true, true).indexed()).isTrue();
        assertThatThrownBy(() -> attribute("identifier.sin", Type.TEXT, false, true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void showsTheLastThreeOfWhatIsEncryptedAndAllOfTheRest() {
        Attribute sin = attribute("identifier.sin", Type.TEXT, true, true);
        assertThat(sin.shown("130692544")).isEqualTo("••• ••• 544");
        assertThat(sin.shown("1234")).isEqualTo("• •••");
        assertThat(sin.shown("123")).isEqualTo("•••");
        assertThat(sin.shown("12345678")).isEqualTo("•• ••• 678");
        assertThat(attribute("phone", Type.TEXT, false, false).shown("4181234567"))
                .isEqualTo("4181234567");
    }

    private static Attribute attribute(String code, Type type, boolean encrypted, boolean indexed) {
        return new Attribute(
                code,
                type,
                "identity",
                code,
                code,
                "SENSITIVE",
                null,
                true,
                Attribute.Survivorship.LATEST,
                Attribute.Held.KEPT,
                List.of(),
                encrypted,
                indexed,
                null,
                null,
                false,
                null,
                java.util.Set.of(ClientKind.PERSON));
    }
}
