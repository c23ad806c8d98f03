package org.guichet.registry.registration.unattended;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The kinds of life event, and what each may tell. Data: {@code registry/life-events.json}, or the file an installation
 * names in {@code guichet.registry.life-events}.
 */
@Component
public class LifeEventKinds {
    private final Known known;

    LifeEventKinds(
            ResourceLoader resources,
            JsonMapper json,
            @Value("${guichet.registry.life-events:classpath:registry/life-events.json}") String location) {
        this.known = read(resources.getResource(location), json);
    }

    /** @param person attributes by which a programme may say who she is */
    public record Known(List<String> person, List<Kind> kinds) {
        public Known {
            person = List.copyOf(person);
            kinds = List.copyOf(kinds);
        }
    }

    /**
     * One kind.
     *
     * @param tells attributes it may change
     * @param needs attributes without which it says nothing, told of the person or of the event; where there is none, the
     *     event tells at least one fact
     */
    public record Kind(String code, List<String> tells, List<String> needs) {
        public Kind {
            tells = List.copyOf(tells);
            needs = List.copyOf(needs);
        }
    }

    public Known all() {
        return known;
    }

    Optional<Kind> find(String code) {
        return known.kinds().stream().filter(kind -> kind.code().equals(code)).findFirst();
    }

    private static Known read(Resource resource, JsonMapper json) {
        try (var stream = resource.getInputStream()) {
            return json.readValue(stream, Known.class);
        } catch (IOException unreadable) {
            throw new IllegalStateException(
                    "The life events cannot be read from " + resource.getDescription(), unreadable);
        }
    }
}
