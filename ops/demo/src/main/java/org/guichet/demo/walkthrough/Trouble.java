package org.guichet.demo.walkthrough;

/** The programme is down: people are told, nothing is lost, nothing is done twice, and a withdrawal still counts. */
final class Trouble {
    private final Stage stage;

    Trouble(Stage stage) {
        this.stage = stage;
    }

    void walk() {
        Caller rose = stage.signedIn("rose", "citizen-portal");
        Story.allow(rose);
        Counter counter = new Counter(stage, stage.signedIn("agent", "agent-desk"), "Asks about the supplement");
        String client = counter.find("Rose", "Whitford", "1958-01-27");
        try {
            arrivesOnce(counter, client);
            stopsWhenWithdrawn(rose, counter, client);
        } finally {
            stage.programmeTurns("UP");
        }
        Story.allow(rose);
        counter.close();
    }

    private void arrivesOnce(Counter counter, String client) {
        stage.chapter("7. Trouble: the programme is down");
        stage.programmeTurns("DOWN");
        String application = counter.complete(counter.start(client, "gis")).text("id");
        Reply waiting = stage.until(
                "the agent is told that the programme does not answer",
                () -> counter.application(application),
                reply -> reply.body().path("delivery").path("attempts").asInt() > 0);
        stage.say("    " + waiting.body().path("delivery"));
        stage.promise(Story.effectsOf(stage, application) == 0, "nothing has arrived");
        stage.programmeTurns("LOSE_ANSWER");
        stage.until(
                "the programme takes it, but the line breaks before the answer",
                () -> stage.effects(),
                reply -> Story.effectsOf(stage, application) > 0);
        stage.programmeTurns("UP");
        stage.until(
                "after the recovery it is delivered and decided",
                () -> counter.application(application),
                reply -> reply.body().path("decision").has("outcome"));
        stage.promise(Story.effectsOf(stage, application) == 1, "with exactly one effect, however often it was sent");
    }

    private void stopsWhenWithdrawn(Caller rose, Counter counter, String client) {
        stage.chapter("8. Trouble: a withdrawal while the delivery waits");
        stage.programmeTurns("DOWN");
        String application = counter.complete(counter.start(client, "gis")).text("id");
        stage.until(
                "the delivery waits for the programme",
                () -> counter.application(application),
                reply -> reply.body().path("delivery").path("attempts").asInt() > 0);
        Story.withdraw(rose, "benefit-administration");
        stage.say("Rose withdraws her consent to sending her income.");
        stage.programmeTurns("UP");
        Reply stopped = stage.until(
                "it is decided again at the moment of sending, and stopped",
                () -> counter.application(application),
                reply ->
                        reply.body().path("delivery").path("state").asString("").equals("STOPPED"));
        stage.say("    " + stopped.body().path("delivery"));
        stage.promise(Story.effectsOf(stage, application) == 0, "nothing of it ever reached the programme");
    }
}
