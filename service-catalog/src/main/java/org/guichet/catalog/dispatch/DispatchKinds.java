package org.guichet.catalog.dispatch;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** The kinds of dispatch this platform knows. Each is sent under an authority that covers it, or the platform does not start. */
@Component
class DispatchKinds implements SmartInitializingSingleton {
    private final ObjectProvider<DispatchContent> contents;
    private final SharingGrounds grounds;
    private Map<String, DispatchContent> byKind = Map.of();

    /** The contents belong to rooms above, which need this room first: hence a provider. */
    DispatchKinds(ObjectProvider<DispatchContent> contents, SharingGrounds grounds) {
        this.contents = contents;
        this.grounds = grounds;
    }

    @Override
    public void afterSingletonsInstantiated() {
        byKind = contents.stream().collect(Collectors.toUnmodifiableMap(DispatchContent::kind, Function.identity()));
        byKind.values().forEach(grounds::expectFor);
    }

    DispatchContent of(String kind) {
        DispatchContent content = byKind.get(kind);
        if (content == null) {
            throw new IllegalArgumentException("No such kind of dispatch: " + kind);
        }
        return content;
    }
}
