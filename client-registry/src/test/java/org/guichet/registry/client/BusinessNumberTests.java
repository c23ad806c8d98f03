package org.guichet.registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessNumberTests {

    @ParameterizedTest
    @ValueSource(strings = {"123456782", "123 456 782", "12345 6782", "123-456-782", " 123456782 "})
    void readsItHoweverItIsGrouped(String typed) {
        assertThat(BusinessNumber.of(typed).map(BusinessNumber::digits)).contains("123456782");
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456783", "12345678", "1234567820", "123456782RP0001", "023456783", "", "１２３４５６７８２"})
    void refusesWhatIsNone(String typed) {
        assertThat(BusinessNumber.of(typed)).isEmpty();
    }

    @Test
    void isNeverBornWrongAndShowsItsLastDigitsWhereMasked() {
        assertThatThrownBy(() -> new BusinessNumber("123456783")).isInstanceOf(IllegalArgumentException.class);
        assertThat(new BusinessNumber("123456782").masked()).isEqualTo("••• ••• 782");
    }
}
