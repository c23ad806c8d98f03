package org.guichet.channel.citizen;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.guichet.catalog.clientview.Representing;
import org.guichet.catalog.clientview.Representing.Seen;
import org.guichet.channel.security.ActingFor;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.representation.Representation;
import org.guichet.registry.representation.Representation.State;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Who acts for her, whom she acts for, how she stops either, and how she turns to somebody else's pages and back. */
@Controller
@RequestMapping("/me")
class OwnRepresentativePages {
    private final Representing representing;

    OwnRepresentativePages(Representing representing) {
        this.representing = representing;
    }

    @GetMapping("/representatives")
    String both(Model model) {
        model.addAttribute("representatives", representatives());
        model.addAttribute("represented", represented());
        model.addAttribute("tab", "representatives");
        return "citizen/representatives";
    }

    @GetMapping("/representatives/{id}/ending")
    String beforeStopping(@PathVariable UUID id, Model model) {
        return ending(inForce(representatives(), id), "/me/representatives/" + id + "/ending", true, model);
    }

    @PostMapping("/representatives/{id}/ending")
    String stop(@PathVariable UUID id) {
        Me.forMyself(() -> representing.end(Me.self(), id, null));
        return "redirect:/me/representatives?stopped";
    }

    @GetMapping("/represented/{id}/ending")
    String beforeResigning(@PathVariable UUID id, Model model) {
        return ending(inForce(represented(), id), "/me/represented/" + id + "/ending", false, model);
    }

    @PostMapping("/represented/{id}/ending")
    String resign(@PathVariable UUID id) {
        Me.forMyself(() -> representing.resign(Me.self(), id, null));
        return "redirect:/me/representatives?stopped";
    }

    @PostMapping("/represented/{id}/acting")
    String actFor(@PathVariable UUID id, HttpServletRequest request) {
        Representation chosen = inForce(represented(), id).representation();
        ActingFor.begin(
                request.getSession(),
                chosen.client().value(),
                chosen.clientName(),
                chosen.kind().isFor(ClientKind.ORGANIZATION));
        return "redirect:/me";
    }

    @PostMapping("/acting/ending")
    String turnBack(HttpServletRequest request) {
        ActingFor.end(request.getSession());
        return "redirect:/me/representatives";
    }

    private List<Seen> representatives() {
        return Me.forMyself(() -> representing.of(Me.self()));
    }

    private List<Seen> represented() {
        return Me.forMyself(() -> representing.by(Me.self()));
    }

    static String ending(Seen seen, String action, boolean mine, Model model) {
        model.addAttribute("seen", seen);
        model.addAttribute("action", action);
        model.addAttribute("mine", mine);
        model.addAttribute("tab", "representatives");
        return "citizen/representation-ending";
    }

    static Seen inForce(List<Seen> all, UUID id) {
        return all.stream()
                .filter(seen -> seen.representation().id().equals(id))
                .filter(seen -> seen.state() == State.IN_FORCE || seen.state() == State.NOT_BEGUN)
                .findFirst()
                .orElseThrow(NotFound::new);
    }
}
