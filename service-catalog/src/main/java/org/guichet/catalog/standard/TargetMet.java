package org.guichet.catalog.standard;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Whether a result reached its target, as the inventory publishes it. */
public enum TargetMet {
    Y,
    N,
    NA;

    /** Not applicable without a performance, and where the target is blank or zero. */
    static TargetMet of(@Nullable BigDecimal performance, @Nullable BigDecimal target) {
        if (performance == null || target == null || target.signum() == 0) {
            return NA;
        }
        return performance.compareTo(target) >= 0 ? Y : N;
    }
}
