package org.guichet.journeys.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two processes on one database: what is withdrawn on one is refused on the other at its very next read (rule 15). */
@EnabledIfSystemProperty(named = "guichet.long", matches = "true")
class WithdrawnElsewhereIT {
    private static final int ROUNDS = 25;
    private static final String CATEGORY = "income.net";

    @TempDir
    static Path folder;

    @Test
    void isRefusedAtTheVeryNextRead() {
        DemoJar jar = new DemoJar(folder.resolve("run"));
        try (ChildPlatform first = new ChildPlatform(folder.resolve("data"), jar)) {
            first.start();
            try (SecondNode second = new SecondNode(first, jar, folder.resolve("second.txt"))) {
                Agent marie = Agent.signIn(first, "marie", "citizen-portal");
                Agent agent = Agent.signIn(first);
                String client = marie.call("GET", "/clients/me", "", "", "", Map.of())
                        .expecting(200)
                        .body()
                        .path("clientId")
                        .asString();
                String contact = agent.openContact(client);
                List<URI> nodes = List.of(first.address(), second.address());
                for (int round = 0; round < ROUNDS; round++) {
                    URI here = nodes.get(round % 2);
                    URI there = nodes.get((round + 1) % 2);

                    withdraw(marie.at(here));
                    JsonNode refused = view(agent.at(there), client, contact);
                    assertThat(known(refused)).as("round %d", round).isFalse();
                    assertThat(gaps(refused)).contains("consent-withdrawn");

                    give(marie.at(here));
                    assertThat(known(view(agent.at(there), client, contact)))
                            .as("given again, round %d", round)
                            .isTrue();
                }
            }
        }
    }

    private static void withdraw(Agent marie) {
        List<String> given = marie.call("GET", "/clients/me/consents?limit=100", "", "", "", Map.of())
                .expecting(200)
                .body()
                .path("items")
                .valueStream()
                .filter(consent -> consent.path("purpose").asString().equals("service-delivery"))
                .filter(consent -> List.of("GIVEN", "RENEWED")
                        .contains(consent.path("state").asString()))
                .map(consent -> consent.path("id").asString())
                .toList();
        assertThat(given).isNotEmpty();
        given.forEach(consent -> marie.call("POST", "/consents/" + consent + "/withdrawal", "", "", "", Map.of())
                .expecting(200));
    }

    private static void give(Agent marie) {
        Map<String, Object> consent = Map.of(
                "purpose", "service-delivery",
                "recipients", List.of("guichet"),
                "dataCategories", List.of("income", "partner"),
                "noticeVersion", "2026-1",
                "language", "en",
                "method", "PORTAL");
        marie.call("POST", "/clients/me/consents", "", "", "", consent).expecting(201);
    }

    private static JsonNode view(Agent agent, String client, String contact) {
        return agent.call("GET", "/clients/" + client + "?purpose=service-delivery", contact, "", "", Map.of())
                .expecting(200)
                .body();
    }

    private static boolean known(JsonNode view) {
        return view.path("facts")
                .valueStream()
                .anyMatch(fact -> fact.path("attribute").asString().equals(CATEGORY)
                        && fact.path("source").path("code").asString().equals("cra"));
    }

    private static List<String> gaps(JsonNode view) {
        return view.path("gaps")
                .valueStream()
                .filter(gap -> gap.path("what").asString().equals(CATEGORY))
                .map(gap -> gap.path("reason").asString())
                .toList();
    }
}
