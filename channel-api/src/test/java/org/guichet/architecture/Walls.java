package org.guichet.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.time.Clock;
import java.util.Set;
import org.springframework.transaction.annotation.Transactional;

/**
 * The refusals about what a class may be and use, for a house with the given base package. The same rules run over the
 * house itself and over a broken one beside it, so that none can rot unseen.
 */
record Walls(String base) {
    private static final Set<String> CLOCKLESS_TYPES = Set.of("java.lang.System", "java.util.Date");

    ArchRule facadesShowNoTypes() {
        return classes()
                .that()
                .resideInAnyPackage(base + ".channel..", base + ".routes..")
                .and()
                .resideOutsideOfPackage(base + ".channel.security..")
                .and()
                .areTopLevelClasses()
                .should()
                .notBePublic()
                .because("nobody calls a facade but the web or a route");
    }

    ArchRule facadesOpenNoTransactions() {
        return noClasses()
                .that()
                .resideInAnyPackage(base + ".channel..", base + ".routes..")
                .or()
                .areAnnotatedWith(Entity.class)
                .should(Opening.TRANSACTIONS)
                .because("a transaction is a use case");
    }

    ArchRule webStaysInChannels() {
        return noClasses()
                .that()
                .resideInAnyPackage(base + ".registry..", base + ".catalog..", base + ".routes..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.web..", "jakarta.servlet..")
                .because("a use case does not know that there is a web");
    }

    ArchRule camelStaysInRoutes() {
        return noClasses()
                .that()
                .resideInAPackage(base + "..")
                .and()
                .resideOutsideOfPackage(base + ".routes..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel..")
                .because("a programme's outage must never become a page's outage");
    }

    ArchRule entitiesHaveVerbs() {
        return methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat(arePersistent())
                .should(Naming.notBeSetters())
                .because("an entity changes by what it does");
    }

    ArchRule timeComesFromTheClock() {
        return noClasses()
                .that()
                .resideInAPackage(base + "..")
                .should()
                .accessTargetWhere(readsTimeWithoutAClock())
                .because("time is injected");
    }

    ArchRule everyClassLivesInARoom() {
        return classes()
                .that(resideInAPackage(base + ".."))
                .and()
                .doNotHaveFullyQualifiedName(base + ".GuichetApplication")
                .should(Rooms.contain())
                .because("what lives in no room is checked by nothing");
    }

    ArchRule recordsOpenOnlyToDeclaredRooms() {
        return noClasses()
                .that()
                .resideInAPackage(base + "..")
                .and(Rooms.withoutAKeyTo("registry.client::records"))
                .and()
                .resideOutsideOfPackage(base + ".registry.client..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(base + ".registry.client.records..")
                .because("there is one door to personal data");
    }

    private static DescribedPredicate<JavaClass> arePersistent() {
        return DescribedPredicate.describe(
                "are persistent",
                type -> type.isAnnotatedWith(Entity.class)
                        || type.isAnnotatedWith(Embeddable.class)
                        || type.isAnnotatedWith(MappedSuperclass.class));
    }

    private static DescribedPredicate<JavaAccess<?>> readsTimeWithoutAClock() {
        return DescribedPredicate.describe("reads the time without a clock", Walls::isClockless);
    }

    private static boolean isClockless(JavaAccess<?> access) {
        if (!(access.getTarget() instanceof CodeUnitAccessTarget target)) {
            return false;
        }
        String owner = target.getOwner().getName();
        boolean noClock = target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
        return switch (target.getName()) {
            case "now" -> owner.startsWith("java.time.") && noClock;
            case "currentTimeMillis", "<init>" ->
                CLOCKLESS_TYPES.contains(owner) && target.getRawParameterTypes().isEmpty();
            default -> false;
        };
    }

    /** Conditions on annotations that open transactions. */
    private static final class Opening {
        private static final ArchCondition<JavaClass> TRANSACTIONS = ArchConditions.be(DescribedPredicate.describe(
                "open a transaction",
                type -> opens(type) || type.getMethods().stream().anyMatch(Opening::opens)));

        private static boolean opens(CanBeAnnotated place) {
            return place.isAnnotatedWith(Transactional.class)
                    || place.isAnnotatedWith(jakarta.transaction.Transactional.class)
                    || place.isMetaAnnotatedWith(Transactional.class);
        }
    }

    /** Conditions on names. */
    private static final class Naming {
        private static ArchCondition<JavaMethod> notBeSetters() {
            return ArchConditions.not(ArchConditions.be(DescribedPredicate.describe(
                    "setters", method -> method.getName().matches("set[A-Z].*"))));
        }
    }
}
