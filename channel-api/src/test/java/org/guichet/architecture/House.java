package org.guichet.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** What ships: the classes of every storey, without tests and their fixtures. */
final class House {
    static final String BASE = "org.guichet";

    private House() {}

    static JavaClasses classes() {
        return new ClassFileImporter().withImportOption(shipped()).importPackages(BASE);
    }

    static ImportOption shipped() {
        return location -> ImportOption.Predefined.DO_NOT_INCLUDE_TESTS.includes(location) && !isTestJar(location);
    }

    private static boolean isTestJar(Location location) {
        return location.contains("-tests.jar");
    }
}
