package org.guichet.catalog.dispatch;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** The kinds of dispatch this platform knows. Each names its authority, or the platform does not start. */
@Component
class DispatchKinds implements SmartInitializingSingleton {
    private final ObjectProvider<DispatchContent> contents;
    private Map<String, DispatchContent> byKind = Map.of();

    /** The contents belong to rooms above, which need this room first: hence a provider. */
    DispatchKinds(ObjectProvider<DispatchContent> contents) {
        this.contents = contents;
    }

    @Override
    public void afterSingletonsInstantiated() {
        contents.stream().forEach(DispatchKinds::refuseWithoutAuthority);
        byKind = contents.stream().collect(Collectors.toUnmodifiableMap(DispatchContent::kind, Function.identity()));
    }

    DispatchContent of(String kind) {
        DispatchContent content = byKind.get(kind);
        if (content == null) {
            throw new IllegalArgumentException("No such kind of dispatch: " + kind);
        }
        return content;
    }

    private static void refuseWithoutAuthority(DispatchContent content) {
        if (content.authority().isBlank()) {
            throw new IllegalStateException(
                    "The dispatch kind '%s' names no legal authority".formatted(content.kind()));
        }
    }
}
