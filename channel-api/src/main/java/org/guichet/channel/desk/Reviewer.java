package org.guichet.channel.desk;

import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Role;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What whoever looks at a page of the desk may do, so that the bar leads there: decide upon corrections, or act as a partner. */
@ControllerAdvice(basePackageClasses = Reviewer.class)
class Reviewer {

    @ModelAttribute("reviewer")
    boolean reviewer() {
        return Acting.errand().hasRole(Role.SUPERVISOR);
    }

    @ModelAttribute("partner")
    boolean partner() {
        return Acting.errand().hasRole(Role.PARTNER);
    }
}
