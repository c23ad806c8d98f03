package org.guichet.demo.seeding;

import java.util.function.Consumer;
import org.guichet.catalog.programme.Programme;
import org.guichet.catalog.programme.Programmes;
import org.guichet.demo.programme.DemoProgramme;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The programme that decides on pension and supplement, with the keys its back end signs with. */
@Component
@Profile("demo")
@Order(3)
class ProgrammeStep implements Step {
    private final Programmes programmes;
    private final DemoProgramme backEnd;

    ProgrammeStep(Programmes programmes, DemoProgramme backEnd) {
        this.programmes = programmes;
        this.backEnd = backEnd;
    }

    @Override
    public void run(Consumer<String> progress) {
        programmes.declare(new Programme(
                "oas",
                "Old Age Security",
                "Sécurité de la vieillesse",
                "esdc-edsc",
                "old-age-security-act",
                "guichet.programmes.oas.url",
                backEnd.publicKeys()));
        progress.accept("  the programme Old Age Security");
    }
}
