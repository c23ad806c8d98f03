package org.guichet.demo.programme;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

/** A signing key (ES256) kept in a file only its owner may read; drawn when first asked for. */
public final class KeyFile {
    private KeyFile() {}

    public static ECKey kept(Path file) {
        try {
            if (!Files.exists(file)) {
                Path draft = Files.createTempFile(
                        file.toAbsolutePath().getParent(),
                        "key",
                        "",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(draft, drawn().toJSONString());
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return ECKey.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException e) {
            throw new IllegalStateException("The key file cannot be read: " + file, e);
        }
    }

    private static ECKey drawn() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
