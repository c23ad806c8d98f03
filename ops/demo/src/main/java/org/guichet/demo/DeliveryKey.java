package org.guichet.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The key Guichet signs its messages to programmes with, drawn at the first start and kept in the data folder. */
final class DeliveryKey {
    private DeliveryKey() {}

    /** Where it lies; only its owner may read the file. */
    static String in(Path folder) {
        Path file = folder.resolve("delivery-key.json");
        try {
            if (!Files.exists(file)) {
                Path draft = Files.createTempFile(
                        folder,
                        "key",
                        "",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(draft, drawn());
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return file.toUri().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String drawn() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyIDFromThumbprint(true)
                    .generate()
                    .toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
