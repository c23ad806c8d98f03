package org.guichet.channel.citizen;

import jakarta.servlet.http.HttpServletRequest;
import org.guichet.channel.security.ActingFor;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Whom the citizen acts for, so that every page of hers says it. */
@ControllerAdvice(basePackageClasses = ActingForSomebody.class)
class ActingForSomebody {

    @ModelAttribute("actingFor")
    @Nullable
    String actingFor(HttpServletRequest request) {
        return ActingFor.name(request).orElse(null);
    }

    @ModelAttribute("actingForOrganization")
    boolean actingForOrganization(HttpServletRequest request) {
        return ActingFor.organization(request);
    }
}
