package org.guichet.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.guichet.GuichetApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The house keeps its walls. That every wall would be noticed missing: {@link ProofTests}. */
class ArchitectureTests {
    private static final JavaClasses HOUSE = House.classes();

    @ParameterizedTest
    @ValueSource(strings = {"registry", "catalog", "routes", "channel"})
    void seesTheClassesOfEveryStorey(String storey) {
        assertThat(HOUSE.stream().filter(type -> type.getPackageName().startsWith(House.BASE + "." + storey)))
                .as("classes imported of the storey %s", storey)
                .isNotEmpty();
    }

    @Test
    void keepsToTheDeclaredArrows() {
        ApplicationModules rooms = ApplicationModules.of(GuichetApplication.class, House.shipped());

        assertThat(rooms.stream()).hasSizeGreaterThan(20);
        rooms.verify();
    }

    @ParameterizedTest
    @MethodSource
    void keepsItsWalls(ArchRule wall) {
        wall.check(HOUSE);
    }

    static Stream<ArchRule> keepsItsWalls() {
        return ProofTests.walls(new Walls(House.BASE)).values().stream();
    }

    @Test
    void givesTheKeyToClientRecordsToFiveRoomsOnly() {
        assertThat(HOUSE.stream().flatMap(type -> Rooms.of(type).stream()).distinct())
                .filteredOn(room -> List.of(room.allowedDependencies()).contains("registry.client::records"))
                .extracting(ApplicationModule::id)
                .containsOnly(
                        "registry.disclosure",
                        "registry.identity",
                        "registry.duplicate",
                        "registry.registration",
                        "registry.protection");
    }
}
