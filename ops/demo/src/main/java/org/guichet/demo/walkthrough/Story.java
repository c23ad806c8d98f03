package org.guichet.demo.walkthrough;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One agent serves one client in one contact, asks nothing government already knows, and everybody sees what happened. */
final class Story {
    private final Stage stage;

    Story(Stage stage) {
        this.stage = stage;
    }

    String walk() {
        stage.programmeTurns("UP");
        stage.chapter("0. Everybody through her own door");
        stage.promise(stage.isDenied("marie", "call-centre"), "Marie cannot sign in as call-centre staff");
        stage.promise(stage.isDenied("agent", "privacy-office"), "an agent cannot sign in to the privacy office");
        Caller marie = stage.signedIn("marie", "citizen-portal");
        allow(marie);
        Counter counter = meet();
        String client = see(counter);
        String application = apply(counter, client);
        decide(counter, application);
        own(marie, counter, client, application);
        new Emergency(stage).walk(marie, client);
        review(client);
        measure();
        allow(marie);
        counter.close();
        return client;
    }

    private Counter meet() {
        stage.chapter("1. At the counter: the agent meets Marie Tremblay");
        return new Counter(stage, stage.signedIn("agent", "agent-desk"), "Asks about her pension");
    }

    private String see(Counter counter) {
        Reply one = counter.agent().post("/api/v1/clients/search", Map.of("familyName", "Tremblay"));
        stage.promise(one.status() == 400, "one criterion alone is refused: nobody browses");
        String client = counter.find("Marie", "Tremblay", "1955-10-14");
        Reply view = counter.view(client);
        List<JsonNode> facts = view.list("facts");
        for (JsonNode fact : facts) {
            stage.say("    %-28s %-26s from %s %s, %s%s"
                    .formatted(
                            fact.path("label").asString(),
                            fact.path("value").asString(),
                            fact.path("source").path("kind").asString(),
                            fact.path("source").path("code").asString(),
                            fact.path("collectedAt").asString().substring(0, 10),
                            fact.path("stale").asBoolean() ? " (stale)" : ""));
        }
        stage.promise(
                !facts.isEmpty()
                        && facts.stream()
                                .allMatch(fact -> fact.has("source")
                                        && fact.has("collectedAt")
                                        && fact.path("basis").has("reference")),
                "every fact has its source, its age and its basis");
        stage.promise(view.find("facts", "attribute", "income.net").isPresent(), "her income is there, on her consent");
        suggestion(counter, client);
        return client;
    }

    private void suggestion(Counter counter, String client) {
        Reply suggestions = counter.agent()
                .get("/api/v1/clients/" + client + "/suggestions")
                .expect(200);
        var supplement = suggestions.find("items", "serviceCode", "gis");
        if (supplement.isEmpty()) {
            boolean walked = counter.view(client)
                    .find("applications", "serviceCode", "gis")
                    .isPresent();
            stage.promise(walked, "the supplement is suggested, or was applied for in an earlier walk");
            return;
        }
        JsonNode suggested = supplement.orElseThrow();
        JsonNode estimate = suggested.path("estimate");
        stage.promise(
                estimate.path("amount").asDouble(0) > 0,
                "the supplement is suggested, worth about %s %s a %s, at the rates of %s to %s"
                        .formatted(
                                estimate.path("amount"),
                                estimate.path("currency").asString(""),
                                estimate.path("per").asString(""),
                                estimate.path("ratesFor").path("from").asString(""),
                                estimate.path("ratesFor").path("to").asString("")));
        stage.promise(
                suggested.path("law").asString("").contains("Old Age Security Act")
                        && !suggested.path("reasons").isEmpty(),
                "with its reasons and law: " + suggested.path("law").asString(""));
    }

    private String apply(Counter counter, String client) {
        stage.chapter("2. The application, nothing asked twice");
        Reply draft = counter.start(client, "gis");
        List<JsonNode> prefilled = draft.list("answers").stream()
                .filter(answer -> answer.path("prefilled").asBoolean())
                .toList();
        stage.promise(
                !prefilled.isEmpty() && prefilled.stream().allMatch(a -> a.has("source") && a.has("collectedAt")),
                prefilled.size() + " answers are already there, each with its source and age");
        stage.say("Asked: " + draft.list("missing") + "; to confirm, being stale: " + draft.list("toConfirm"));
        stage.promise(
                draft.list("missing").stream().anyMatch(m -> m.asString().equals("declaration.truth")),
                "the declaration is never filled in beforehand");
        Reply submitted = counter.complete(draft);
        stage.promise(submitted.text("status").equals("SUBMITTED"), "it is submitted");
        stage.promise(!submitted.text("deadline").isBlank(), "it is to be decided by " + submitted.text("deadline"));
        return submitted.text("id");
    }

    private void decide(Counter counter, String application) {
        stage.chapter("3. The programme decides");
        Reply decided = stage.until(
                "the decision is on the view",
                () -> counter.application(application),
                reply -> !reply.body().path("decision").isMissingNode()
                        && !reply.body().path("decision").isNull());
        JsonNode decision = decided.body().path("decision");
        stage.say("    %s: %s"
                .formatted(
                        decision.path("outcome").asString(),
                        decision.path("explanation").asString()));
        stage.promise(decision.path("outcome").asString().equals("GRANTED"), "it is granted");
        stage.promise(decision.path("law").asString().contains("Old Age Security Act"), "with its law");
        stage.promise(decision.path("explanations").has("fr"), "and explained in both languages");
        stage.promise(effectsOf(stage, application) == 1, "the programme took it exactly once");
    }

    static int effectsOf(Stage stage, String application) {
        return stage.effects().list("effects").stream()
                .filter(effect -> effect.path("applicationId").asString().equals(application))
                .mapToInt(effect -> effect.path("effects").asInt())
                .sum();
    }

    private void own(Caller marie, Counter counter, String client, String application) {
        stage.chapter("4. Marie sees it, and decides for herself");
        Reply view = marie.get("/api/v1/clients/me").expect(200);
        stage.promise(view.text("clientId").equals(client), "she sees her own record");
        stage.promise(
                view.find("applications", "id", application).isPresent(), "she sees the application and its decision");
        Reply ledger = marie.get("/api/v1/clients/me/disclosures?limit=200").expect(200);
        List<JsonNode> usages = ledger.list("usages");
        stage.promise(
                usages.stream().anyMatch(u -> u.path("receiverCode").asString().equals("oas")),
                "she sees that her data went to Old Age Security, and why");
        stage.promise(
                usages.stream().noneMatch(u -> u.toString().contains("\"agent\"")),
                "she sees the office that looked, never the clerk's name (%d entries)".formatted(usages.size()));
        stage.promise(
                marie.get("/api/v1/clients/" + new java.util.UUID(1, 1)).status() == 404,
                "somebody else's record is to her as if it were not there");
        stage.promise(
                foretold(marie, "service-delivery"), "she is told beforehand what would stop, and what goes on by law");
        withdraw(marie, "service-delivery");
        Reply next = counter.view(client);
        boolean gone = next.list("facts").stream()
                .noneMatch(fact -> fact.path("source").path("code").asString().equals("cra"));
        stage.promise(gone, "the agent's very next look no longer contains what rested on it");
        stage.promise(
                next.find("gaps", "what", "income.net").isPresent()
                        || next.toString().contains("income.net"),
                "and the gap is named, not left blank");
    }

    /** Whether what rests on her consent alone is named before she withdraws it. */
    private static boolean foretold(Caller citizen, String purpose) {
        return citizen.get("/api/v1/clients/me/consents").expect(200).list("items").stream()
                .filter(consent -> consent.path("purpose").asString().equals(purpose))
                .filter(consent -> List.of("GIVEN", "RENEWED")
                        .contains(consent.path("state").asString()))
                .map(consent -> citizen.get(
                                "/api/v1/consents/" + consent.path("id").asString() + "/withdrawal-preview")
                        .expect(200))
                .anyMatch(preview -> preview.find("data", "effect", "STOPS").isPresent());
    }

    static void withdraw(Caller citizen, String purpose) {
        Reply consents = citizen.get("/api/v1/clients/me/consents").expect(200);
        consents.list("items").stream()
                .filter(consent -> consent.path("purpose").asString().equals(purpose))
                .filter(consent -> List.of("GIVEN", "RENEWED")
                        .contains(consent.path("state").asString()))
                .forEach(consent -> citizen.post(
                                "/api/v1/consents/" + consent.path("id").asString() + "/withdrawal", Map.of())
                        .expect(200));
    }

    /** Gives again whatever an earlier walk left withdrawn, so that the walk can be repeated. */
    static void allow(Caller citizen) {
        Reply consents = citizen.get("/api/v1/clients/me/consents").expect(200);
        Map<String, List<String>> recipients = Map.of(
                "service-delivery", List.of("guichet"),
                "benefit-suggestion", List.of("guichet", "client"),
                "benefit-administration", List.of("oas"));
        recipients.forEach((purpose, receivers) -> {
            boolean given = consents.list("items").stream()
                    .filter(consent -> consent.path("purpose").asString().equals(purpose))
                    .anyMatch(consent -> List.of("GIVEN", "RENEWED")
                            .contains(consent.path("state").asString()));
            if (!given) {
                citizen.post(
                                "/api/v1/clients/me/consents",
                                Map.of(
                                        "purpose",
                                        purpose,
                                        "recipients",
                                        receivers,
                                        "dataCategories",
                                        List.of("income", "partner"),
                                        "noticeVersion",
                                        "2026-1",
                                        "language",
                                        "en",
                                        "method",
                                        "PORTAL"))
                        .expect(201);
            }
        });
    }

    private void review(String client) {
        stage.chapter("5. The privacy officer finds all of it");
        Caller officer = stage.signedIn("privacy", "privacy-office");
        Reply log = officer.get("/api/v1/privacy/access-log?client=" + client + "&limit=200")
                .expect(200);
        for (String kind : List.of("READ", "SHARE")) {
            stage.promise(
                    log.find("items", "kind", kind).isPresent(), "each " + kind + " about Marie is in the access log");
        }
        Reply searches =
                officer.get("/api/v1/privacy/access-log?kind=SEARCH&limit=50").expect(200);
        stage.promise(searches.find("items", "kind", "SEARCH").isPresent(), "and each search");
        Reply chain = officer.get("/api/v1/privacy/log/verification").expect(200);
        stage.promise(
                chain.body().path("intact").asBoolean(),
                "the hash chain verifies: %s seals over %s entries"
                        .formatted(chain.body().path("seals"), chain.body().path("entries")));
        stage.promise(
                officer.get("/api/v1/clients/" + client).status() == 403, "she herself cannot open a client's record");
    }

    private void measure() {
        stage.chapter("6. The manager reads how the service does");
        Caller manager = stage.signedIn("manager", "privacy-office");
        for (String capability : List.of("information-collection", "service-at-point-of-contact")) {
            Reply measured = manager.get("/api/v1/maturity/" + capability).expect(200);
            List<JsonNode> indicators = measured.list("indicators");
            stage.promise(!indicators.isEmpty(), capability + " is computed from these very events:");
            indicators.stream()
                    .filter(indicator -> List.of("", "IN_PERSON")
                            .contains(indicator.path("channel").asString("")))
                    .forEach(this::tell);
        }
    }

    private void tell(JsonNode indicator) {
        stage.promise(
                indicator.has("numerator") && indicator.has("denominator") && indicator.has("minDenominator"),
                "%s: %s of %s (%s / %s); %s needed before it counts"
                        .formatted(
                                indicator.path("name").asString(),
                                indicator.path("numerator"),
                                indicator.path("denominator"),
                                indicator.path("numeratorText").asString(),
                                indicator.path("denominatorText").asString(),
                                indicator.path("minDenominator")));
    }
}
