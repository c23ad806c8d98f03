package org.guichet.channel.citizen;

import java.util.List;
import java.util.UUID;
import org.guichet.catalog.clientview.Representing;
import org.guichet.catalog.clientview.Representing.Seen;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Who else acts for the organization she acts for, where her own mandate extends to it. */
@Controller
@RequestMapping("/me/mandates")
class MandatePages {
    private final Representing representing;

    MandatePages(Representing representing) {
        this.representing = representing;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("mandates", representing.of(Me.represented()));
        model.addAttribute("tab", "mandates");
        return "citizen/mandates";
    }

    @GetMapping("/{id}/ending")
    String beforeStopping(@PathVariable UUID id, Model model) {
        List<Seen> mandates = representing.of(Me.represented());
        String page = OwnRepresentativePages.ending(
                OwnRepresentativePages.inForce(mandates, id), "/me/mandates/" + id + "/ending", true, model);
        model.addAttribute("tab", "mandates");
        return page;
    }

    @PostMapping("/{id}/ending")
    String stop(@PathVariable UUID id) {
        representing.end(Me.represented(), id, null);
        return "redirect:/me/mandates?stopped";
    }
}
