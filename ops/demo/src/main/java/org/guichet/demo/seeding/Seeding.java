package org.guichet.demo.seeding;

import java.util.List;
import java.util.function.Consumer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** All steps in their order, done as the duty that imports clients. */
@Component
@Profile("demo")
public class Seeding {
    static final Errand ERRAND =
            Errand.of(new Actor.Duty("import-clients", "registrar", "desda-34-1").forSealedToo(), "registration");

    private final List<Step> steps;

    Seeding(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    public void seed(Consumer<String> progress) {
        Acting.run(ERRAND, () -> steps.forEach(step -> step.run(progress)));
    }
}
