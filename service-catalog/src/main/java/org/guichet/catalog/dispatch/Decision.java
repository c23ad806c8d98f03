package org.guichet.catalog.dispatch;

import java.util.Map;

/** What was decided at the moment of sending. */
public sealed interface Decision {

    /** It may be sent now, with this content; the share is logged. */
    record Permitted(ClaimedDispatch dispatch, Map<String, Object> content) implements Decision {
        public Permitted {
            content = Map.copyOf(content);
        }
    }

    /** It may not; the dispatch is STOPPED and says why. */
    record Stopped(ClaimedDispatch dispatch, String reason) implements Decision {}
}
