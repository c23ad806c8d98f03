package org.guichet.catalog.identification;

import org.guichet.registry.secrecy.EncryptedTable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({IdentificationSettings.class, CodeSettings.class})
class IdentificationConfiguration {
    @Bean
    static EncryptedTable codesSentTo() {
        return new EncryptedTable("catalog.identification_code", "'" + CodeRows.DESTINATION + "'", "id");
    }

    @Bean
    static EncryptedTable codesToSend() {
        return new EncryptedTable("catalog.identification_message", "'" + CodeMessages.MESSAGE + "'", "code_id");
    }
}
