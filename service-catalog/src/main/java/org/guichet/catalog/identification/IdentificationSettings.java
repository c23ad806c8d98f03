package org.guichet.catalog.identification;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of identification by what is held. The numbers are a proposal of this project's, not a rule of law.
 *
 * @param questions how many questions are drawn; every answer must be right, and whoever has fewer facts to be asked for
 *     is identified another way
 */
@ConfigurationProperties("guichet.identification")
record IdentificationSettings(@DefaultValue("3") int questions) {
    IdentificationSettings {
        if (questions < 2) {
            throw new IllegalArgumentException("guichet.identification.questions: one question identifies nobody");
        }
    }
}
