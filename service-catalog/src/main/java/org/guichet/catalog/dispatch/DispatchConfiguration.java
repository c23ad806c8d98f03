package org.guichet.catalog.dispatch;

import org.guichet.registry.secrecy.EncryptedTable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DispatchSettings.class, SigningSettings.class})
class DispatchConfiguration {
    @Bean
    static EncryptedTable inboxMessages() {
        return new EncryptedTable("catalog.inbox_message", "'" + InboxRows.MESSAGE + "'", "id");
    }
}
