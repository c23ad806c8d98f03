package org.guichet.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.guichet.demo.Demo;
import org.guichet.demo.DemoArguments;

/** The demo, started once for all journeys, on free ports and in a folder of its own. */
final class Platform {
    private static final Platform STARTED = new Platform();

    private final Path folder;
    private final int port;
    private final int programmePort;

    private Platform() {
        try {
            folder = Files.createTempDirectory("guichet-journeys");
            port = freePort();
            programmePort = freePort();
            Demo.start(new DemoArguments(port, programmePort, folder, false));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Platform started() {
        return STARTED;
    }

    String url() {
        return "http://localhost:" + port;
    }

    int programmePort() {
        return programmePort;
    }

    String password() {
        try {
            return Files.readString(folder.resolve("password")).strip();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
