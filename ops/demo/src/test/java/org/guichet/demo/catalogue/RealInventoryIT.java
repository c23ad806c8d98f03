package org.guichet.demo.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Objects;
import org.guichet.catalog.publicservice.PublicServices;
import org.guichet.catalog.publicservice.ServiceQuery;
import org.guichet.catalog.publicservice.inventory.Check;
import org.guichet.catalog.standard.ImportOutcome;
import org.guichet.catalog.standard.InventoryImport;
import org.guichet.catalog.standard.InventoryIndicators;
import org.guichet.catalog.standard.InventoryIndicators.Indicators;
import org.guichet.catalog.standard.PublishedResults;
import org.guichet.catalog.standard.StandardResult;
import org.guichet.catalog.standard.TargetMet;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** The whole service inventory of 2023-24, as the Government of Canada published it. */
@SpringBootTest(
        classes = CatalogueRooms.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "spring.flyway.locations=classpath:db/migration/registry,classpath:db/migration/catalog",
            "spring.flyway.schemas=public,registry,catalog"
        })
@ContextConfiguration(initializers = PostgresServer.class)
class RealInventoryIT {
    private static final Errand IMPORT =
            Errand.of(new Actor.Duty("catalogue-import", "catalogue officer", "policy-on-service"), "service-delivery");
    private static final String FOLDER = "demo/catalogue/";

    @Autowired
    InventoryImport inventory;

    @Autowired
    InventoryIndicators indicators;

    @Autowired
    PublishedResults results;

    @Autowired
    PublicServices services;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void imported() {
        if (count("inventory_row") == 0) {
            run();
        }
    }

    @Test
    void holdsEveryRowAndServiceAndStandard() {
        assertThat(count("inventory_row")).isEqualTo(1_721);
        assertThat(count("public_service")).isEqualTo(1_716);
        assertThat(count("public_service_version")).isEqualTo(1_721);
        assertThat(count("standard_result")).isEqualTo(2_341);
    }

    @Test
    void rejectsNothingAndFindsWhatIsKnownToBeWrong() {
        ImportOutcome outcome = run();

        assertThat(outcome).isInstanceOfSatisfying(ImportOutcome.Taken.class, taken -> {
            assertThat(taken.services()).isEqualTo(1_721);
            assertThat(taken.standards()).isEqualTo(2_341);
            assertThat(taken.rejected()).isEmpty();
        });
        assertThat(findings(outcome, Check.FISCAL_YEAR)).isEqualTo(6);
        assertThat(findings(outcome, Check.SEVERAL_YEARS)).isEqualTo(5);
        assertThat(findings(outcome, Check.OVER_100_PERCENT)).isEqualTo(9);
        assertThat(findings(outcome, Check.SERVICE_WITHOUT_VOLUME)).isEqualTo(256);
        assertThat(findings(outcome, Check.STANDARD_WITHOUT_VOLUME)).isEqualTo(477);
        assertThat(findings(outcome, Check.NO_VOLUME)).isEqualTo(735);
        assertThat(findings(outcome, Check.ID_REUSED)).isZero();
        assertThat(findings(outcome, Check.RESULT_DIFFERS)).isZero();
    }

    @Test
    void addsNothingTheSecondTime() {
        long histories = count("public_service_version_history");

        run();

        assertThat(count("public_service_version")).isEqualTo(1_721);
        assertThat(count("public_service_version_history")).isEqualTo(histories);
        assertThat(count("inventory_import")).isEqualTo(1);
    }

    @Test
    void countsTheIndicatorsOfTheWhole() {
        assertThat(indicators.of("2023-2024").total())
                .isEqualTo(new Indicators(1_681, 989, 1_296, 1_766, 412, 1_233, 2_540, 6_024, 487));
    }

    @Test
    void countsTheIndicatorsOfOneOrganization() {
        Indicators department = Objects.requireNonNull(
                indicators.of("2023-2024").organizations().get("esdc-edsc"));

        assertThat(department).isEqualTo(new Indicators(31, 29, 44, 74, 14, 29, 70, 135, 22));
    }

    @Test
    void keepsTheResultOfOldAgeSecurityCalls() {
        StandardResult calls = results.latest("gc-1001").stream()
                .filter(result -> result.standardId().equals("1104"))
                .findFirst()
                .orElseThrow();

        assertThat(calls.target()).isEqualByComparingTo("0.8");
        assertThat(calls.performance()).isEqualByComparingTo("0.6904");
        assertThat(calls.totalVolume()).isEqualByComparingTo("2787232");
        assertThat(calls.targetMet()).isEqualTo(TargetMet.N);
    }

    @Test
    void findsOldAgeSecurityInBothLanguages() {
        assertThat(codes("old age security", Locale.ENGLISH)).contains("gc-1001");
        assertThat(codes("sécurité de la vieillesse", Locale.FRENCH)).contains("gc-1001");
    }

    @Test
    void walksThroughTheWholeCatalogueByPages() {
        int seen = 0;
        String after = null;
        do {
            var page = services.search(new ServiceQuery(null, null, null, Locale.FRENCH, 100, after));
            seen += page.items().size();
            after = page.next();
            assertThat(page.total()).isEqualTo(1_716);
        } while (after != null);
        assertThat(seen).isEqualTo(1_716);
    }

    private java.util.List<String> codes(String words, Locale locale) {
        return services.search(new ServiceQuery(words, null, "esdc-edsc", locale, 100, null)).items().stream()
                .map(service -> service.code())
                .toList();
    }

    private static long findings(ImportOutcome outcome, Check check) {
        return outcome.findings().stream()
                .filter(finding -> finding.check() == check)
                .count();
    }

    private ImportOutcome run() {
        return Acting.as(
                IMPORT,
                () -> inventory.run(
                        new ClassPathResource(FOLDER + "services_2023-24.csv"),
                        new ClassPathResource(FOLDER + "service_standards_2023-24.csv"),
                        false));
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from catalog." + table)
                .query(Long.class)
                .single();
    }
}
