package org.guichet.channel.citizen;

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

/** The receipts of her consents: to read and print, and as files. */
@Controller
@RequestMapping("/me/consents/{id}/receipt")
class ReceiptPages {
    private final Receipting receipting;
    private final LogRoots roots;

    ReceiptPages(Receipting receipting, LogRoots roots) {
        this.receipting = receipting;
        this.roots = roots;
    }

    @GetMapping
    String page(@PathVariable UUID id, Model model) {
        model.addAttribute("receipt", receipting.receipt(id, ReceiptForm.PAGE));
        model.addAttribute("here", "/me/consents/" + id + "/receipt");
        model.addAttribute("root", roots.latest().orElse(null));
        model.addAttribute("tab", "consents");
        return "citizen/receipt";
    }

    @GetMapping("/file")
    ResponseEntity<String> file(@PathVariable UUID id, @RequestParam ReceiptForm form) {
        if (form == ReceiptForm.PAGE) {
            throw new NotFound();
        }
        ConsentReceipt receipt = receipting.receipt(id, form);
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
