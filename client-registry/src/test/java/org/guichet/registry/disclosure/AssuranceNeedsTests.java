package org.guichet.registry.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.disclosure.AssuranceNeeds.Need;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.DefaultResourceLoader;
import tools.jackson.databind.json.JsonMapper;

class AssuranceNeedsTests {
    @TempDir
    private Path folder;

    @Test
    void aCitizenLacksWhatNoGrantWithinHerReachGives() throws IOException {
        AssuranceNeeds needs = needs("""
                [{"who": "CLIENT", "purposes": ["own-record"], "categories": ["address", "income"], "actor": "LOW",
                  "caller": "NONE"},
                 {"who": "CLIENT", "purposes": ["own-record"], "categories": ["income", "disability"], "actor": "SUBSTANTIAL",
                  "caller": "NONE"},
                 {"who": "CLIENT", "purposes": ["copy"], "categories": ["address"], "actor": "HIGH", "caller": "NONE"},
                 {"who": "REPRESENTATIVE", "purposes": ["own-record"], "categories": ["address"], "actor": "SUBSTANTIAL",
                  "caller": "NONE"},
                 {"who": "AGENT", "purposes": ["own-record"], "categories": ["address"], "actor": "HIGH", "caller": "LOW"}]
                """);

        assertThat(needs.beyond(Assurance.LOW))
                .extracting(Need::who, Need::purpose, Need::categories, Need::actor, Need::partly)
                .containsExactly(
                        tuple("CLIENT", "own-record", Set.of("disability"), Assurance.SUBSTANTIAL, true),
                        tuple("CLIENT", "copy", Set.of("address"), Assurance.HIGH, false),
                        tuple("REPRESENTATIVE", "own-record", Set.of("address"), Assurance.SUBSTANTIAL, false));
        assertThat(needs.beyond(Assurance.SUBSTANTIAL))
                .extracting(Need::purpose)
                .containsExactly("copy");
        assertThat(needs.beyond(Assurance.HIGH)).isEmpty();
        assertThat(needs.all()).hasSize(5);
    }

    private AssuranceNeeds needs(String grants) throws IOException {
        Path file = Files.writeString(folder.resolve("grants.json"), grants);
        return new AssuranceNeeds(new Grants(
                new DefaultResourceLoader(), JsonMapper.shared(), file.toUri().toString()));
    }
}
