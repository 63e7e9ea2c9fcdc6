-- One school, ten hospital agencies, each with two sites of four destinations, whose contacts
-- use Practica.
INSERT INTO agencies (id, kind, name_fr, name_en, short_name, province, active, version)
SELECT md5('agency' || n)::uuid, CASE n WHEN 0 THEN 'placing' ELSE 'receiving' END,
       'Établissement ' || n, 'Agency ' || n, 'E' || n, 'QC', true, 1
FROM generate_series(0, 10) AS n;

INSERT INTO programs (id, agency_id, name_fr, name_en, discipline, active, version)
SELECT md5('program' || n)::uuid, md5('agency0')::uuid, 'Soins infirmiers ' || n,
       'Nursing ' || n, 'nursing', true, 1
FROM generate_series(0, 4) AS n;

INSERT INTO people (id, agency_id, first_name, last_name, language, active, version)
SELECT md5('person' || n)::uuid, md5('agency' || (1 + n % 10))::uuid, 'Zoé', 'Tremblay ' || n,
       'fr', true, 1
FROM generate_series(0, 79) AS n;

INSERT INTO accounts (id, person_id, enabled, email_alerts_accepted, last_signed_in_on, version)
SELECT md5('account' || n)::uuid, md5('person' || n)::uuid, true, true, current_date, 1
FROM generate_series(0, 79) AS n;

INSERT INTO sites (id, agency_id, name, search_key, province, active, version)
SELECT md5('site' || n)::uuid, md5('agency' || (1 + n % 10))::uuid, 'Hôpital ' || n,
       'hopital ' || n, 'QC', true, 1
FROM generate_series(0, 19) AS n;

INSERT INTO services (id, site_id, agency_id, name_fr, name_en, contact_person_id, active, version)
SELECT md5('service' || n)::uuid, md5('site' || n)::uuid, md5('agency' || (1 + n % 10))::uuid,
       'Soins ' || n, 'Care ' || n, md5('person' || n)::uuid, true, 1
FROM generate_series(0, 19) AS n;

INSERT INTO destinations (id, site_id, agency_id, name, name_key, short_name, short_name_key,
                          contact_person_id, active, version)
SELECT md5('destination' || n)::uuid, md5('site' || n % 20)::uuid,
       md5('agency' || (1 + n % 10))::uuid, 'Unité ' || n, 'unite ' || n, 'U' || n, 'u' || n,
       md5('person' || n)::uuid, true, 1
FROM generate_series(0, 79) AS n;

INSERT INTO destination_services (destination_id, service_id)
SELECT md5('destination' || n)::uuid, md5('service' || n % 20)::uuid
FROM generate_series(0, 79) AS n;
