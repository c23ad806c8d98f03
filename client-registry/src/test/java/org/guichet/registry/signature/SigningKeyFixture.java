package org.guichet.registry.signature;

import org.springframework.core.io.DefaultResourceLoader;

/** Signing with the keys of a file, without Spring. */
public final class SigningKeyFixture {
    private SigningKeyFixture() {}

    public static SignatureKeys keys(SigningKeyFile file) {
        return new SignatureKeys(
                new SignatureSettings(file.path().toUri().toString()), new DefaultResourceLoader(), file.clock());
    }
}
