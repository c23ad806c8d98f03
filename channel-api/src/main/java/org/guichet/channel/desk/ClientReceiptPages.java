package org.guichet.channel.desk;

import java.util.UUID;
import org.guichet.catalog.clientview.ConsentReceipt;
import org.guichet.catalog.clientview.Receipting;
import org.guichet.registry.audit.LogRoots;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.receipt.ReceiptForm;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The receipt of a consent for the client of a contact: printed for her at the counter, or sent as a file. */
@Controller
@RequestMapping("/desk/contacts/{contactId}/clients/{clientId}/consents/{id}/receipt")
class ClientReceiptPages {
    private final Receipting receipting;
    private final DeskContacts desk;
    private final LogRoots roots;

    ClientReceiptPages(Receipting receipting, DeskContacts desk, LogRoots roots) {
        this.receipting = receipting;
        this.desk = desk;
        this.roots = roots;
    }

    @GetMapping
    String page(@PathVariable UUID contactId, @PathVariable UUID clientId, @PathVariable UUID id, Model model) {
        model.addAttribute("contact", desk.mine(contactId));
        model.addAttribute("back", DeskContacts.url(contactId) + "/clients/" + clientId + "/consents");
        model.addAttribute(
                "here", DeskContacts.url(contactId) + "/clients/" + clientId + "/consents/" + id + "/receipt");
        model.addAttribute("receipt", desk.within(contactId, () -> receipting.receipt(id, ReceiptForm.PAGE)));
        model.addAttribute("root", roots.latest().orElse(null));
        return "desk/receipt";
    }

    @GetMapping("/file")
    ResponseEntity<String> file(@PathVariable UUID contactId, @PathVariable UUID id, @RequestParam ReceiptForm form) {
        if (form == ReceiptForm.PAGE) {
            throw new NotFound();
        }
        desk.mine(contactId);
        ConsentReceipt receipt = desk.within(contactId, () -> receipting.receipt(id, form));
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(receipt.fileName(form))
                                .build()
                                .toString())
                .contentType(MediaType.parseMediaType(form.mediaType()))
                .body(receipt.handed().body());
    }
}
