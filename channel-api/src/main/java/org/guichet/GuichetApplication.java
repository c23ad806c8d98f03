package org.guichet;

import org.guichet.channel.security.RequiredSettings;
import org.guichet.registry.secrecy.KeysetCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The platform: every room of every storey in one process. */
@SpringBootApplication
public class GuichetApplication {
    public static void main(String[] arguments) {
        if (KeysetCommand.asks(arguments)) {
            System.exit(KeysetCommand.run(arguments, System.out));
        }
        SpringApplication application = new SpringApplication(GuichetApplication.class);
        application.addListeners(new RequiredSettings());
        application.run(arguments);
    }
}
