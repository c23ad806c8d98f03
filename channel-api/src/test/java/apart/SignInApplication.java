package apart;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.AttributeDictionary;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Security with its database on a real port, and two pages behind it. It stands apart, so that the platform's own
 * component scan does not find it in other tests.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan(
        basePackages = {
            "org.guichet.channel.security",
            "org.guichet.channel.page",
            "org.guichet.registry.actor",
            "org.guichet.registry.secrecy"
        })
@Import(AttributeDictionary.class)
public class SignInApplication {

    @RestController
    static class Behind {
        @GetMapping({"/desk/who", "/me/who", "/api/v1/clients/who"})
        String who() {
            return Acting.errand().toString();
        }
    }

    /** The issuer names the port, so the port is chosen before the start. */
    public static final class Addresses implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            int port = freePort();
            new PostgresServer().initialize(context);
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "addresses",
                            Map.of(
                                    "server.port",
                                    port,
                                    "guichet.security.issuer",
                                    "http://localhost:" + port,
                                    "guichet.security.authorization-server.enabled",
                                    "true")));
        }

        private static int freePort() {
            try (ServerSocket socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
