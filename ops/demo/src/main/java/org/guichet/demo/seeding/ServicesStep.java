package org.guichet.demo.seeding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.guichet.catalog.publicservice.Bilingual;
import org.guichet.catalog.publicservice.PublicServices;
import org.guichet.catalog.publicservice.ServiceDefinition;
import org.guichet.catalog.standard.ImportOutcome;
import org.guichet.catalog.standard.InventoryImport;
import org.guichet.catalog.standard.OperationalStandard;
import org.guichet.catalog.standard.StandardClock;
import org.guichet.catalog.standard.Standards;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The Government of Canada service inventory, and the two services the demo takes applications for. */
@Component
@Profile("demo")
@Order(2)
class ServicesStep implements Step {
    private final InventoryImport inventory;
    private final PublicServices services;
    private final Standards standards;
    private final JsonMapper json;

    ServicesStep(InventoryImport inventory, PublicServices services, Standards standards, JsonMapper json) {
        this.inventory = inventory;
        this.services = services;
        this.standards = standards;
        this.json = json;
    }

    private record Offered(ServiceDefinition definition, Promise standard) {}

    private record Promise(
            String code,
            Bilingual text,
            StandardClock.Start start,
            StandardClock.Unit unit,
            int days,
            BigDecimal target) {
        OperationalStandard by(String service) {
            return new OperationalStandard(service, code, text, new StandardClock(start, unit, days), target);
        }
    }

    @Override
    public void run(Consumer<String> progress) {
        ImportOutcome outcome = inventory.run(
                new ClassPathResource("demo/catalogue/services_2023-24.csv"),
                new ClassPathResource("demo/catalogue/service_standards_2023-24.csv"),
                false);
        switch (outcome) {
            case ImportOutcome.Taken taken ->
                progress.accept("  %d services and %d standards of the Government of Canada (%d findings)"
                        .formatted(
                                taken.services(),
                                taken.standards(),
                                taken.findings().size()));
            case ImportOutcome.Refused refused ->
                throw new IllegalStateException("The service inventory was refused: " + refused.rejected());
        }
        for (Offered offered : offered()) {
            services.publish(offered.definition());
            standards.promise(offered.standard().by(offered.definition().code()));
        }
    }

    private List<Offered> offered() {
        try (var stream = new ClassPathResource("demo/services.json").getInputStream()) {
            return json.readValue(stream, new TypeReference<List<Offered>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
