package org.guichet.demo;

import java.net.URI;
import org.guichet.demo.programme.DemoProgramme;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** What runs beside the platform: its database, and the programme it talks to. */
final class Running {
    private final EmbeddedDatabase database;
    private final DemoProgramme programme;
    private @Nullable ConfigurableApplicationContext platform;
    private boolean ready;

    Running(DataFolder folder, URI guichet, int programmePort) {
        database = EmbeddedDatabase.start(folder.path());
        programme = DemoProgramme.start(programmePort, folder.path().resolve("programme"), guichet);
    }

    EmbeddedDatabase database() {
        return database;
    }

    DemoProgramme programme() {
        return programme;
    }

    ConfigurableApplicationContext with(ConfigurableApplicationContext started) {
        platform = started;
        return started;
    }

    /** From now on it stops when the process does, after the platform has. */
    void stopsWithTheProcess() {
        ready = true;
        SpringApplication.getShutdownHandlers().add(this::stop);
    }

    void stopUnlessReady() {
        if (!ready) {
            if (platform != null) {
                platform.close();
            }
            stop();
        }
    }

    private void stop() {
        programme.close();
        database.close();
    }
}
