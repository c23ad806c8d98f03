package org.guichet.registry;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;

/** An account that is not the one of the tests. Only where they run as an administrator can a file be given to it. */
public final class OtherAccount {
    private OtherAccount() {}

    /** Gives it a file; the test is left out where it cannot be given. */
    public static UserPrincipal given(Path file) {
        try {
            UserPrincipal other =
                    file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
            return Files.getOwner(Files.setOwner(file, other));
        } catch (IOException notAllowed) {
            return abort("Only an administrator gives a file away");
        }
    }
}
