package org.guichet.channel.desk;

import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Role;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Whether whoever looks at a page of the desk decides upon corrections, so that the bar leads there. */
@ControllerAdvice(basePackageClasses = Reviewer.class)
class Reviewer {

    @ModelAttribute("reviewer")
    boolean reviewer() {
        return Acting.errand().hasRole(Role.SUPERVISOR);
    }
}
