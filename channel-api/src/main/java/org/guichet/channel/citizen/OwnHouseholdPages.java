package org.guichet.channel.citizen;

import java.util.List;
import java.util.UUID;
import org.guichet.catalog.clientview.Households;
import org.guichet.catalog.clientview.Households.Member;
import org.guichet.registry.client.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Who is recorded as the client's household and family; she says what holds no longer. */
@Controller
@RequestMapping("/me/household")
class OwnHouseholdPages {
    private static final String LIST = "/me/household";

    private final Households households;

    OwnHouseholdPages(Households households) {
        this.households = households;
    }

    @GetMapping
    String list(Model model) {
        List<Member> all = households.of(Me.id());
        model.addAttribute(
                "standing", all.stream().filter(OwnHouseholdPages::stands).toList());
        model.addAttribute(
                "ended", all.stream().filter(member -> !stands(member)).toList());
        model.addAttribute("tab", "household");
        return "citizen/household";
    }

    @GetMapping("/{id}/ending")
    String beforeEnding(@PathVariable UUID id, Model model) {
        Member member = households.of(Me.id()).stream()
                .filter(one -> one.relation().id().equals(id) && stands(one))
                .findFirst()
                .orElseThrow(NotFound::new);
        model.addAttribute("member", member);
        model.addAttribute("tab", "household");
        return "citizen/relation-ending";
    }

    @PostMapping("/{id}/ending")
    String end(@PathVariable UUID id) {
        households.end(Me.id(), id);
        return "redirect:" + LIST + "?ended";
    }

    private static boolean stands(Member member) {
        return member.relation().endedOn() == null;
    }
}
