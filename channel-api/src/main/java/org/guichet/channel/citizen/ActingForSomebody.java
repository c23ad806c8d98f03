package org.guichet.channel.citizen;

import jakarta.servlet.http.HttpServletRequest;
import org.guichet.channel.security.ActingFor;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.disclosure.AssuranceNeeds;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Whom the citizen acts for, and whether she sees less than she might, so that every page of hers says it. */
@ControllerAdvice(basePackageClasses = ActingForSomebody.class)
class ActingForSomebody {
    private final ObjectProvider<AssuranceNeeds> needs;

    ActingForSomebody(ObjectProvider<AssuranceNeeds> needs) {
        this.needs = needs;
    }

    @ModelAttribute("actingFor")
    @Nullable
    String actingFor(HttpServletRequest request) {
        return ActingFor.name(request).orElse(null);
    }

    /** Whether there is something she does not get because of how she signed in. */
    @ModelAttribute("seesLess")
    boolean seesLess() {
        Errand errand = Acting.errand();
        return errand.self() != null
                && needs.stream()
                        .anyMatch(known -> !known.beyond(errand.assurance()).isEmpty());
    }

    @ModelAttribute("actingForOrganization")
    boolean actingForOrganization(HttpServletRequest request) {
        return ActingFor.organization(request);
    }
}
