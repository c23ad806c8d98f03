package org.guichet.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.List;
import java.util.Optional;
import org.springframework.modulith.ApplicationModule;

/** Which room a class lives in, read from the package that declares it. */
final class Rooms {
    private Rooms() {}

    static ArchCondition<JavaClass> contain() {
        return ArchConditions.be(DescribedPredicate.describe("in a room", type -> of(type).isPresent()));
    }

    static DescribedPredicate<JavaClass> withoutAKeyTo(String door) {
        return DescribedPredicate.describe(
                "live in a room without a key to " + door,
                type -> of(type).map(
                                room -> !List.of(room.allowedDependencies()).contains(door))
                        .orElse(true));
    }

    static Optional<ApplicationModule> of(JavaClass type) {
        Optional<JavaPackage> here = Optional.of(type.getPackage());
        while (here.isPresent()) {
            Optional<ApplicationModule> room = here.get().tryGetAnnotationOfType(ApplicationModule.class);
            if (room.isPresent()) {
                return room;
            }
            here = here.get().getParent();
        }
        return Optional.empty();
    }
}
