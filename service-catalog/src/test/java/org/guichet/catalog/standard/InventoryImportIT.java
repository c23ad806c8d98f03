package org.guichet.catalog.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.guichet.catalog.publicservice.Lifecycle;
import org.guichet.catalog.publicservice.PublicServices;
import org.guichet.catalog.publicservice.inventory.Check;
import org.guichet.catalog.publicservice.inventory.ImportReport.Rejected;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.IdempotencyKey;
import org.guichet.registry.actor.KeyReused;
import org.guichet.registry.actor.NobodyActing;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@CatalogueTest
class InventoryImportIT {
    private static final InputStreamSource SERVICES = new ClassPathResource("inventory/services.csv");
    private static final InputStreamSource STANDARDS = new ClassPathResource("inventory/standards.csv");

    @Autowired
    InventoryImport inventory;

    @Autowired
    InventoryIndicators indicators;

    @Autowired
    PublicServices services;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void empty() {
        jdbc.sql("""
                        truncate catalog.inventory_import, catalog.inventory_row, catalog.standard_result,
                                 catalog.service_standard, catalog.public_service, catalog.public_service_version_history
                         cascade
                        """).update();
    }

    @Test
    void takesEveryRow() {
        ImportOutcome outcome = run(SERVICES, STANDARDS, false);

        assertThat(outcome).isInstanceOfSatisfying(ImportOutcome.Taken.class, taken -> {
            assertThat(taken.services()).isEqualTo(10);
            assertThat(taken.standards()).isEqualTo(6);
            assertThat(taken.rejected()).isEmpty();
        });
        assertThat(count("public_service")).isEqualTo(8);
        assertThat(count("public_service_version")).isEqualTo(10);
        assertThat(count("standard_result")).isEqualTo(6);
    }

    @Test
    void keepsTheLatestFiscalYearPublished() {
        run(SERVICES, null, false);

        assertThat(services.published("gc-2576").orElseThrow().definition().fiscalYear())
                .isEqualTo("2023-2024");
        assertThat(services.published("GC-SRV02975").orElseThrow().definition().fiscalYear())
                .isEqualTo("2024-2025");
        assertThat(jdbc.sql("select count(*) from catalog.public_service_version where state = 'RETIRED'")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void addsNothingTheSecondTime() {
        ImportOutcome first = run(SERVICES, STANDARDS, false);
        long histories = count("public_service_version_history");

        ImportOutcome second = run(SERVICES, STANDARDS, false);

        assertThat(second).isEqualTo(first);
        assertThat(count("public_service_version")).isEqualTo(10);
        assertThat(count("public_service_version_history")).isEqualTo(histories);
        assertThat(count("inventory_import")).isEqualTo(1);
    }

    @Test
    void publishesANewVersionOfAChangedRow() {
        run(SERVICES, null, false);

        run(changed(text -> text.replace("Old Age Security (OAS) Benefits", "Old Age Security")), null, false);

        assertThat(services.published("gc-1001")).hasValueSatisfying(service -> {
            assertThat(service.number()).isEqualTo(2);
            assertThat(service.name().en()).isEqualTo("Old Age Security");
            assertThat(service.state()).isEqualTo(Lifecycle.PUBLISHED);
        });
        assertThat(count("public_service_version")).isEqualTo(11);
    }

    @Test
    void recordsDoubtsWithoutRefusing() {
        ImportOutcome outcome = run(SERVICES, STANDARDS, false);

        assertThat(outcome.findings())
                .extracting(finding -> finding.check())
                .contains(Check.FISCAL_YEAR, Check.SEVERAL_YEARS, Check.SAME_TEXT);
        assertThat(count("inventory_finding")).isEqualTo(outcome.findings().size());
    }

    @Test
    void refusesTheWholeFileForOneUnreadableRow() {
        ImportOutcome outcome = run(broken(), STANDARDS, false);

        assertThat(outcome).isInstanceOf(ImportOutcome.Refused.class);
        assertThat(outcome.rejected())
                .extracting(Rejected::row, Rejected::field)
                .containsExactly(org.assertj.core.api.Assertions.tuple(8, "service_fee"));
        assertThat(count("public_service")).isZero();
        assertThat(count("standard_result")).isZero();
    }

    @Test
    void takesTheReadableRowsWhenAskedTo() {
        ImportOutcome outcome = run(broken(), null, true);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ImportOutcome.Taken.class,
                        taken -> assertThat(taken.accepted()).isEqualTo(9));
        assertThat(services.published("gc-1001")).isEmpty();
    }

    @Test
    void namesEveryMissingColumn() {
        InputStreamSource file = new ByteArrayResource("fiscal_yr,service_id\r\n".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> run(file, null, true))
                .isInstanceOfSatisfying(
                        InvalidInput.class, wrong -> assertThat(wrong.wrong()).hasSizeGreaterThan(20));
    }

    @Test
    void refusesAFileInAnotherEncoding() {
        InputStreamSource file = changed(UnaryOperator.identity(), StandardCharsets.UTF_16);

        assertThatThrownBy(() -> run(file, null, true)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void changesNothingWithNobodyActing() {
        assertThatThrownBy(() -> inventory.run(SERVICES, null, false)).isInstanceOf(NobodyActing.class);
        assertThat(count("public_service")).isZero();
    }

    @Test
    void refusesWhoeverIsNoManager() {
        Errand agent = new Errand(
                new Actor.Person("agent", Set.of(Role.AGENT), "Ottawa"),
                null,
                "BACK_OFFICE",
                null,
                "service-delivery",
                Assurance.HIGH,
                null);

        assertThatThrownBy(() -> Acting.as(agent, () -> inventory.run(SERVICES, null, false)))
                .isInstanceOf(NotGranted.class);
        assertThat(count("public_service")).isZero();
    }

    @Test
    void refusesTheSameKeyWithOtherFiles() {
        Actor manager = new Actor.Person("manager", Set.of(Role.MANAGER), "Ottawa");
        IdempotencyKey key = new IdempotencyKey("import-1", "hash of a multipart request");
        Errand errand = new Errand(manager, null, "BACK_OFFICE", null, "service-delivery", Assurance.HIGH, key);
        ImportOutcome first = Acting.as(errand, () -> inventory.run(SERVICES, null, false));

        assertThat(Acting.as(errand, () -> inventory.run(SERVICES, null, false)))
                .isEqualTo(first);
        assertThatThrownBy(() -> Acting.as(errand, () -> inventory.run(SERVICES, STANDARDS, false)))
                .isInstanceOf(KeyReused.class);
    }

    @Test
    void countsIndicatorsOfServicesToThePublic() {
        run(SERVICES, STANDARDS, false);

        InventoryIndicators.Report report = indicators.of("2023-2024");

        assertThat(report.organizations())
                .containsOnlyKeys("atssc-scdata", "cannor", "cra-arc", "dfo-mpo", "esdc-edsc", "rcmp-grc");
        InventoryIndicators.Indicators oldAgeSecurity = of(report, "esdc-edsc");
        assertThat(oldAgeSecurity.services()).isEqualTo(1);
        assertThat(oldAgeSecurity.servicesWithStandard()).isEqualTo(1);
        assertThat(oldAgeSecurity.endToEnd()).isEqualTo(1);
        assertThat(oldAgeSecurity.improved()).isEqualTo(1);
        assertThat(of(report, "rcmp-grc").endToEnd()).isZero();
        assertThat(report.total().services()).isEqualTo(7);
    }

    private static InventoryIndicators.Indicators of(InventoryIndicators.Report report, String organization) {
        return Objects.requireNonNull(report.organizations().get(organization));
    }

    private ImportOutcome run(
            @Nullable InputStreamSource servicesFile, @Nullable InputStreamSource standardsFile, boolean partial) {
        return Acting.as(CatalogueSlice.IMPORT, () -> inventory.run(servicesFile, standardsFile, partial));
    }

    /** The fee of Old Age Security, in row 8, is neither Y nor N. */
    private static InputStreamSource broken() {
        return changed(text -> text.replaceFirst("(?s)(2023-2024,1001,.*?),N,Y,Y,Y,Y,Y,Y,", "$1,perhaps,Y,Y,Y,Y,Y,Y,"));
    }

    private static InputStreamSource changed(UnaryOperator<String> change) {
        return changed(change, StandardCharsets.UTF_8);
    }

    private static InputStreamSource changed(UnaryOperator<String> change, java.nio.charset.Charset charset) {
        try {
            String text = new ClassPathResource("inventory/services.csv").getContentAsString(StandardCharsets.UTF_8);
            return new ByteArrayResource(change.apply(text).getBytes(charset));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from catalog." + table)
                .query(Long.class)
                .single();
    }
}
