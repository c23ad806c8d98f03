package org.guichet.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.modulith.core.ApplicationModules;

/** Every wall bites: a broken house beside this one breaks each rule once, and each rule says where. */
class ProofTests {
    private static final String BROKEN = "broken.guichet";
    private static final JavaClasses BROKEN_HOUSE = new ClassFileImporter().importPackages(BROKEN);

    static Map<String, ArchRule> walls(Walls walls) {
        return Map.of(
                "public type", walls.facadesShowNoTypes(),
                "transaction", walls.facadesOpenNoTransactions(),
                "web", walls.webStaysInChannels(),
                "camel", walls.camelStaysInRoutes(),
                "setter", walls.entitiesHaveVerbs(),
                "clock", walls.timeComesFromTheClock(),
                "homeless", walls.everyClassLivesInARoom(),
                "records", walls.recordsOpenOnlyToDeclaredRooms());
    }

    @ParameterizedTest
    @CsvSource({
        "public type, broken.guichet.channel.desk.ShownToAll",
        "transaction, broken.guichet.channel.desk.TransactionalOnAMethod",
        "transaction, broken.guichet.channel.desk.TransactionalOnTheType",
        "web, broken.guichet.catalog.contact.KnowsTheWeb",
        "camel, broken.guichet.catalog.contact.KnowsCamel",
        "setter, broken.guichet.catalog.contact.EntityWithASetter",
        "clock, broken.guichet.catalog.contact.AsksTheMachineForTheTime",
        "clock, broken.guichet.catalog.contact.AsksByReference",
        "homeless, broken.guichet.nowhere.Homeless",
        "records, broken.guichet.catalog.contact.ReadsRecords",
    })
    void reportsWhatBreaksTheWall(String wall, String culprit) {
        ArchRule rule = walls(new Walls(BROKEN)).get(wall);

        assertThat(rule.evaluate(BROKEN_HOUSE).getFailureReport().getDetails())
                .anySatisfy(line -> assertThat(line).contains(culprit));
    }

    @Test
    void leavesAloneWhatKeepsTheWalls() {
        walls(new Walls(BROKEN))
                .values()
                .forEach(rule -> assertThat(
                                rule.evaluate(BROKEN_HOUSE).getFailureReport().getDetails())
                        .noneSatisfy(line -> assertThat(line).contains("Blameless")));
    }

    @ParameterizedTest
    @CsvSource({
        "arrows.undeclared, Allowed targets: none",
        "arrows.loop, Cycle detected",
        "arrows.inside, depends on non-exposed type",
    })
    void reportsArrowsThatWereNotDeclared(String house, String words) {
        ApplicationModules rooms = ApplicationModules.of("broken." + house, location -> true);

        assertThat(rooms.detectViolations().getMessages())
                .anySatisfy(message -> assertThat(message).containsIgnoringCase(words));
    }
}
