package org.guichet.registry.protection;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What whoever seals a client says.
 *
 * @param authority code of a legal authority declared for {@code record-protection}
 * @param officer who answers for it: an office or a function
 * @param reviewOn when somebody looks at it again, within five years
 */
public record Protection(
        @Nullable String reason,
        @Nullable String authority,
        @Nullable String officer,
        @Nullable LocalDate reviewOn) {}
