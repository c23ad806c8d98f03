-- Names at birth and of before, names in use, further telephones, e-mail and mailing addresses make keys too: whoever has
-- one gets hers anew, portion by portion. Nobody else is due, since while anybody is nobody is taken for new.
insert into registry.matching_key_due
select distinct c.id
from registry.fact f
join registry.source_record r on r.id = f.record_id
join registry.client c on c.id = r.client_id
where c.kind = 'PERSON' and c.status in ('ACTIVE', 'SEALED')
  and f.attribute in ('birthName', 'formerNames', 'alternativeName', 'telephone.mobile', 'telephone.home',
                      'telephone.work', 'emailAddress.second', 'emailAddress.work', 'mailingAddress.line',
                      'mailingAddress.locality', 'mailingAddress.province', 'mailingAddress.postalCode')
on conflict do nothing;
