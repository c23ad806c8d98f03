package org.guichet.channel.privacy;

import org.guichet.catalog.contact.Contacts;
import org.guichet.registry.consent.CaptureMethod;
import org.guichet.registry.disclosure.AssuranceNeeds;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How sure the platform has to be of whom for what, and by what it can be. */
@Controller
class AssurancePages {
    private final AssuranceNeeds needs;
    private final Contacts contacts;

    AssurancePages(AssuranceNeeds needs, Contacts contacts) {
        this.needs = needs;
        this.contacts = contacts;
    }

    @GetMapping("/privacy/assurance")
    String look(Model model) {
        model.addAttribute("needs", needs.all());
        model.addAttribute("captures", CaptureMethod.values());
        model.addAttribute("methods", contacts.everyMethod());
        return "privacy/assurance";
    }
}
