"""Assumptions (antaganden) and key figures (nyckeltal). Amounts in kr, percentages as quotients."""
MKR = 1_000_000
SUPPLEMENT, PLAN, BASIS = "Tilläggsbudget 2021", "Omställningsplan", "Planunderlag 2020"
LETTER = "Skrivelse april 2023"
ASSUMPTIONS = [  # namn, värde, måttenhet, källa
    ("effektgrad_prognos", "0.6", "kvot", SUPPLEMENT), ("pandemimånader_full", "3", "antal", SUPPLEMENT),
    ("pandemimånader_halv", "3", "antal", SUPPLEMENT), ("plan_2021", 175 * MKR, "kr", SUPPLEMENT),
    ("övriga_åtgärder_2021", 90 * MKR, "kr", SUPPLEMENT), ("intervall_undre", -220 * MKR, "kr", SUPPLEMENT),
    ("intervall_övre", -280 * MKR, "kr", SUPPLEMENT),
    # the text of the supplementary budget
    ("samlat_underskott_sjukvården", 1806 * MKR, "kr", SUPPLEMENT), ("sjukvård_över_budget_2019", 483 * MKR, "kr", SUPPLEMENT),
    ("strukturellt_underskott_sammantaget_2020", 580 * MKR, "kr", SUPPLEMENT),
    ("balanskravsunderskott_2019", 333 * MKR, "kr", SUPPLEMENT), ("strukturjusterad_kostnad_2019", 26774, "kr/inv", SUPPLEMENT),
    ("kostnad_över_riket", 1442, "kr/inv", SUPPLEMENT), ("kostnad_över_riket_totalt", 386 * MKR, "kr", SUPPLEMENT),
    ("andel_multisjuka", "0.05", "kvot", SUPPLEMENT), ("andel_multisjuka_kostnad", "0.5", "kvot", SUPPLEMENT),
    ("styrande_dokument_2018", 1800, "antal", SUPPLEMENT), ("styrande_dokument_ökning", "0.08", "kvot", SUPPLEMENT),
    ("styrande_dokument_2020", 1963, "antal", SUPPLEMENT), ("statsbidrag_uppskjuten_vård", 105 * MKR, "kr", SUPPLEMENT),
    ("fast_ersättning", "0.9", "kvot", SUPPLEMENT), ("rörlig_ersättning", "0.1", "kvot", SUPPLEMENT),
    ("rörlig_ersättning_föreslagen", "0.3", "kvot", SUPPLEMENT), ("fast_ersättning_föreslagen", "0.7", "kvot", SUPPLEMENT),
    ("krav_fast_läkare", "0.7", "kvot", SUPPLEMENT), ("särskild_ersättning", "0.03", "kvot", SUPPLEMENT),
    ("ökning_digitala_vårdmöten", "29.59", "kvot", SUPPLEMENT), ("medarbetare", 10000, "antal", SUPPLEMENT),
    ("andel_behålla_överskott", "0.8", "kvot", SUPPLEMENT), ("konstmål", "0.01", "kvot", SUPPLEMENT),
    ("handläggare_2019", 517, "antal", SUPPLEMENT), ("administratörer_ej_vård_2019", 288, "antal", SUPPLEMENT),
    ("ökning_handläggare", "0.231", "kvot", SUPPLEMENT), ("administratörer_vård", 517, "antal", SUPPLEMENT),
    ("ökning_administratörer_vård", "0.01", "kvot", SUPPLEMENT), ("budget_hsn_ledning", 68_700_000, "kr", SUPPLEMENT),
    ("sammanslagning_i_planen_2021", 5 * MKR, "kr", SUPPLEMENT), ("lokalyta_minskning_undre", "0.05", "kvot", SUPPLEMENT),
    ("lokalyta_minskning_övre", "0.07", "kvot", SUPPLEMENT), ("driftkostnadsökning_max", "0.02", "kvot", SUPPLEMENT),
    ("arbeta_efter_ålder", 67, "år", SUPPLEMENT),
    # the text of the plan of measures
    ("budgetavvikelse_januari_mars_2019", 200 * MKR, "kr", PLAN), ("underskott_2018", 500 * MKR, "kr", PLAN),
    ("chefer_som_utbildas", 250, "antal", PLAN), ("centrala_anslag_2020", 5 * MKR, "kr", PLAN),
    ("centrala_anslag_2021_2022", 5 * MKR, "kr", PLAN), ("samordning_regionförvaltningen_2020", 1_500_000, "kr", PLAN),
    ("samordning_regional_utveckling_2020", 500_000, "kr", PLAN), ("samordningseffekt_undre", "0.01", "kvot", PLAN),
    ("samordningseffekt_övre", "0.02", "kvot", PLAN), ("sjukresor_totalt", 6 * MKR, "kr", PLAN),
    ("digital_nytta_2020_2022", 130 * MKR, "kr", PLAN), ("digital_kostnad_2020_2022", 50 * MKR, "kr", PLAN),
    ("digital_nytta_från_2023", 60 * MKR, "kr", PLAN), ("digital_förvaltningskostnad_från_2023", 10 * MKR, "kr", PLAN),
    ("interna_effektiviseringar_per_år", 3 * MKR, "kr", PLAN),
    # the planning memorandum and the letter
    ("budgetavvikelse_landstingsstyrelsen_2018", 169 * MKR, "kr", BASIS), ("budgetavvikelse_andel_2018", "0.052", "kvot", BASIS),
    ("varav_fastighetskostnader", 73 * MKR, "kr", BASIS), ("varav_hyrpersonal", 50 * MKR, "kr", BASIS),
    ("underskott_överförda_verksamheter_2018", 105 * MKR, "kr", BASIS), ("investeringar_2018", 1200 * MKR, "kr", BASIS),
    ("upptagna_lån", 1600 * MKR, "kr", BASIS), ("andel_minskad_närvarotid", "0.5", "kvot", LETTER),
    ("minskning_administrativa_tjänster", 58 * MKR, "kr", LETTER),
]
STAFF = {  # förvaltning: årsarbetare and sjukfrånvaro 2019-11, 2020-11; hyrpersonal (tkr so far that year)
    "RFV": (("1712", "1698"), ("0.052", "0.058"), (11_200, 9_100)), "HSF": (("7010", "7085"), ("0.061", "0.074"), (174_300, 160_200)),
    "RUF": (("98", "101"), ("0.031", "0.028"), (0, 0)), "FHF": (("52", "51"), ("0.044", "0.047"), (0, 0)),
    "TVF": (("588", "571"), ("0.066", "0.079"), (1_400, 900)), "ÖVF": (("17", "17"), ("0.02", "0.018"), (0, 0)),
    "RGF": (("6", "6"), ("0.015", "0.012"), (0, 0)),
}
COLUMNS = [("namn", "t"), ("värde", "n"), ("måttenhet", "t"), ("källa", "t")]
KEY_COLUMNS = [("period", "p"), ("mått", "t"), ("enhet", "t"), ("värde", "n"), ("måttenhet", "t"), ("källa", "t")]


def rows():
    for name, value, unit, source in ASSUMPTIONS:
        yield (name, str(value), unit, source)


def key_figures():
    for i, period in enumerate((201911, 202011)):
        for enhet, (people, sick, hired) in STAFF.items():
            yield (period, "årsarbetare", enhet, people[i], "antal", "Personalsystemet")
            yield (period, "sjukfrånvaro", enhet, sick[i], "kvot", "Personalsystemet")
            yield (period, "hyrpersonal", enhet, str(hired[i] * 1000), "kr", "Ekonomisystemet")
        yield (period, "invånare", "RV", ("271736", "272564")[i], "antal", "Befolkningsstatistik")
    yield (202011, "skatter_och_statsbidrag_2020", "RV", str(8786 * MKR), "kr", "Ekonomistaben")
