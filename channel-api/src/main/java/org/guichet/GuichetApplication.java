package org.guichet;

import java.util.List;
import org.guichet.channel.security.RequiredSettings;
import org.guichet.registry.audit.proof.VerifyLog;
import org.guichet.registry.audit.witness.Witness;
import org.guichet.registry.receipt.VerifyReceipt;
import org.guichet.registry.secrecy.KeysetCommand;
import org.guichet.registry.signature.SigningKeyCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The platform: every room of every storey in one process. */
@SpringBootApplication
public class GuichetApplication {
    public static void main(String[] arguments) {
        if (KeysetCommand.asks(arguments)) {
            System.exit(KeysetCommand.run(arguments, System.out));
        }
        if (SigningKeyCommand.asks(arguments)) {
            System.exit(SigningKeyCommand.run(arguments, System.out));
        }
        if (VerifyLog.asks(arguments)) {
            System.exit(VerifyLog.run(List.of(arguments).subList(1, arguments.length), System.out));
        }
        if (Witness.asks(arguments)) {
            System.exit(Witness.run(List.of(arguments).subList(1, arguments.length), System.out));
        }
        if (VerifyReceipt.asks(arguments)) {
            System.exit(VerifyReceipt.run(List.of(arguments).subList(1, arguments.length), System.out));
        }
        SpringApplication application = new SpringApplication(GuichetApplication.class);
        application.addListeners(new RequiredSettings());
        application.run(arguments);
    }
}
