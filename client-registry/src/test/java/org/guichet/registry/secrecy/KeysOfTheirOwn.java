package org.guichet.registry.secrecy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.guichet.registry.PostgresServer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A context with a database and keysets nobody else uses, so that a test may replace its keys. */
public final class KeysOfTheirOwn implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final Path FOLDER = folder();
    static final KeysetFile ENCRYPTION = new KeysetFile(FOLDER.resolve("keyset"));
    static final KeysetFile INDEX = new KeysetFile(FOLDER.resolve("index-keyset"));

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        new PostgresServer().initialize(context);
        for (KeysetFile file : new KeysetFile[] {ENCRYPTION, INDEX}) {
            if (!Files.exists(file.path())) {
                file.make(file == INDEX ? KeysetFile.Kind.INDEX : KeysetFile.Kind.ENCRYPTION);
                file.path().toFile().deleteOnExit();
            }
        }
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "keys-of-their-own",
                        Map.of(
                                "guichet.secrecy.keyset",
                                KeysetsForTests.location(ENCRYPTION),
                                "guichet.secrecy.index-keyset",
                                KeysetsForTests.location(INDEX))));
    }

    /** Replaces both primary keys of a running platform, and destroys the old ones. */
    public static void replace(ApplicationContext context) {
        dropIndexKey(context, replaceKeepingTheOldIndexKey(context));
    }

    /**
     * The same while the old index key is kept, by which what was said before is still known.
     *
     * @return the old index key
     */
    public static String replaceKeepingTheOldIndexKey(ApplicationContext context) {
        KeyReplacement duty = context.getBean(KeyReplacement.class);
        String old = primary(ENCRYPTION);
        String oldIndexKey = primary(INDEX);
        ENCRYPTION.promote(ENCRYPTION.add());
        INDEX.promote(INDEX.add());
        duty.replace();
        ENCRYPTION.drop(old);
        duty.replace();
        return oldIndexKey;
    }

    public static void dropIndexKey(ApplicationContext context, String key) {
        INDEX.drop(key);
        context.getBean(KeyReplacement.class).replace();
    }

    static String primary(KeysetFile file) {
        return file.keys().stream()
                .filter(KeysetFile.Key::primary)
                .map(KeysetFile.Key::id)
                .findFirst()
                .orElseThrow();
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("own-keysets");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
