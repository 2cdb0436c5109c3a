"""Words that people type, and the words of our pages that they stand for. Search reads one as the other.

What one page alone is called belongs in that page's `also_called`, and what is typed for it in its `typed`; what one
term is called, in the glossary. Here stands what is said of many things: slang, short forms, everyday verbs. Small
letters, no apostrophes.
"""

from __future__ import annotations

_OURS = """
child: kid, kids, yp, yps, young person, young people, young persons, youngster, teenager, teen, teens, lad, lads,
    lass, girl, girls, boy, boys, resident, residents, looked after child, lac, cla
children: kids, young people, yps
staff: worker, workers, carer, carers, colleague, colleagues, employee, employees, team member, co worker, workmate,
    rsw, support worker
manager: boss, gaffer, rm, home manager, reg manager, management, the one in charge
deputy: number two, second in charge, assistant manager
shift leader: senior, shift lead, team leader, senior carer
provider: company, owner, owners, organisation, head office, area manager
worried about manager: over his head, over her head, above the manager, behind the managers back, boss is doing it,
    manager is doing it, manager doing it, manager is the problem, owner is the problem, brushing under the carpet,
    swept under the carpet, under the carpet
responsible individual: ri
parent: mum, mom, dad, mam, mother, father, stepdad, parents
family: mum, dad, nan, relatives, brother, sister, siblings
tell: ring, call, phone, inform, notify, contact, report
told: notified, informed
ring: call, phone, telephone
missing: hasnt come back, has not come back, havent come back, not come back, didnt come back, not come home, hasnt
    come home, didnt come home, hasnt returned, not returned, hasnt got back, not got back, cant find, cannot find,
    dont know where, done a runner, legged it, ran off, ran away, runs off, runs away, running off, walked out, gone
    awol, disappeared, vanished, no sign of, out all night, whereabouts, late back, past curfew, absconding, still not
    back, still out, done one, bed is empty, bed empty, not in her bed, not in his bed, not in their bed, lost him,
    lost her, climbed out, jumped the fence
come back: turned up, back home, got back, walked back in, is back, are back, shows up, on his way home, on her way
    home, stand down, cancel the missing report, been found
restraint: hands on, put hands on, restrained, restrain, restraining, physical intervention, pinned, held down,
    holding a child, physically stopped, face down, sat on him, sat on her
bullying: picking on, picked on, bullied, bully
allegation: staff sleeping with, worker sleeping with, carer sleeping with, staff texting, texting a resident, texting
    the kids, staff hit, worker hit, carer hit, accused, accusation, accusing, accuses, alleged, alleges, made a
    complaint about me
disclosure: told me something, disclosed, discloses
suicide: kill herself, kill himself, kill themselves, kill themself, killing herself, killing himself, killing
    themselves, kill myself, take her own life, take his own life, take their own life, wants to die, want to die, end
    their life, end her life, end his life, doesnt want to be here, dont want to be here, dont want to live, on the
    roof, saving up tablets, giving her things away, giving his things away, better off without me, better off without
    her, better off dead
self harm: cutting, cuts herself, cuts himself, cut their arms, hurting herself, hurting himself, hurting themselves,
    hurt herself, hurt himself, hurt themselves, locked in the bathroom, locked herself in, locked himself in, locked
    themselves in, bathroom door locked, sleeves pulled down, picking at wounds
ligature: hoodie string, crogi, round her neck, round his neck, round their neck, around her neck, around his neck,
    around their neck, round the neck, hanging, hung
overdose: took tablets, taken tablets, took pills, taken pills, swallowed pills, od
medicine: dose, inhalers, prescription, meds, med, medication, medications, drug round, tablet, tablets, pills,
    inhaler, antibiotics
medicine mistake: missed his meds, missed her meds, missed his evening meds, missed a tablet, missed a dose, meds
    error, medication error, wrong tablet, wrong tablets, wrong meds, wrong medicine, missed meds, forgot meds, forgot
    to give
drugs: weed, cannabis, ket, ketamine, coke, cocaine, spice, mdma, mandy, nos, lean, stoned, high, off his head, off
    her head, off their head, bombed out, high as a kite, huffing, sniffing, spiked, slipped her something, substance
    misuse, substances
alcohol: drunk, drinking, booze, beer, vodka, wedi meddwi
knife: scissors, blade, weapon, machete
weapon: scissors, knife, gun, blade, bullets, catapult, hammer, acid, ammonia, broken bottle, knuckleduster
violence: threw, throwing, throws, chucked, chucking, pushed, shoved, spat, spitting, bit, biting, violent, attacked,
    attack, attacking, punched, kicked, hit, hits, assault, assaulted, kicking off, kicked off, aggressive,
    aggression, lashed out, put a window through, chasing staff, squaring up, in his face, threw a plate
damage: punched a hole, smashed, smashing, broke, trashed, wrecked, breaking windows, smashes
police: cops, copper, feds, 101, arrest, arrested, custody, cautioned, solicitor, statement to the police
inspector: ofsted, ciw, inspectorate
inspection: ofsted visit, ofsted inspection, ciw inspection
images: filmed, filming, video, videos, nudes, pics, photos, pictures, onlyfans, lluniau noeth
sexual exploitation: older man, older men, older guy, older bloke, bloke in a car, sugar daddy, rent boy, picked up by
    men, cse, older boyfriend, groomed, grooming
criminal exploitation: new trainers, new clothes, extra phone, two phones, second phone, burner phone, cce, county
    lines, gang, gangs, running drugs, unexplained money, unexplained cash, lots of cash, wads of cash, new phone,
    expensive clothes, dropping parcels, carrying packages, money through his account, money through her account, trap
    house, trapping, dealing, plugging
complaints: moan, moaning, unhappy with, complain, complaining, complaint, grievance
family time: family visit, family visits, home visit, contact visit, contact visits, seeing mum, seeing dad, see mum,
    see dad, supervised contact
education: school, schooling, college, lessons
school: college, teacher, classroom, excluded
attendance: truanting, truant, bunking off, wont go to school, refuses school, refusing school, not going to school,
    school refuser, attending school
health: gp, doctor, doctors, dentist, optician, pregnant, pregnancy, contraception, sexual health, periods, vape,
    vaping, vapes, smoking, cigarettes, jabs, immunisations, vaccinations, teeth, glasses, allergy, allergies
money: pocket money, cash, savings, allowance
clothes: clothing, belongings
phone: mobile, phones, mobiles, smartphone
online: internet, social media, snapchat, tiktok, instagram, wifi
moving in: plentyn newydd, turning up tonight, dropped off, new child, new admission, admission, arriving, new
    arrival, first night, new placement
moving on: symud ymlaen, wants him out, giving notice, gave notice, where leavers ended up, moving out, placement
    ending, placement end, leaving the home
after eighteen: turning 18, turns 18, leaving care, care leaver, care leavers
referral: referrals, placement request
matching: impact assessment, compatibility, take a child, take this child, take the child, taking a child, taking this
    child, take another child, accept a child, accept this child, accept a referral, offered a child, turn down a
    referral, refuse a child, empty bed, right child for us
records: record, recording, paperwork, logs, log, daily logs, write up, notes
writing records: write up, daily logs, how to write, recording
supervision: one to one with my manager, sups, supervisions, supervising
training: course, courses, learning
induction: workbook, booklet, sign off sheet, trainee, certificate, answers to the test, proof of training, new
    starter, new starters, starting work, first day, first week at work, onboarding
recruitment: hiring, hire, recruiting, interview, interviewing, job applicant, taking on staff
checks: vetting, dbs
whistleblowing: whistleblow, blow the whistle, raise concerns, raising concerns, speak up, cover up, covering up,
    covered up, grassing, change the log, change the records, falsify, falsified, falsifying, backdate, backdated,
    told to lie, turn a blind eye, bad practice
independent person: reg 44 visitor, independent visitor reg 44
quality of care review: reg 45 report, six monthly review, 6 monthly review, 6 month review, six month review
fire: smoke, burning, alight, flames, evacuate, evacuation, roll call
searching: rummage, spot check, chwilio ystafell, search, searched, searches, room search, strip search, bag search,
    go through
behaviour: behavior, behave, behaves, behaving, acting out, challenging behaviour
consequences: sanction, sanctions, punishment, punish, punishing, discipline, grounded, grounding
rewards: reward, incentive, incentives, bribe
sleep: bedtime, bedtimes, up all night, wont sleep
night: nights, waking night, sleep in, sleep ins, overnight
alone: lone, on my own, single staffed, by myself
autism: bouncing off walls, covers his ears, covers her ears, autistic, asd, neurodiverse, neurodivergent
disabled: disability, disabilities, wheelchair, sen, send
mental health: camhs, depressed, anxious, anxiety, low mood
refugee: asylum seeker, asylum seekers, uasc, asylum seeking, unaccompanied
racism: racist, racially
racist: n word, racism, slur, slurs
hate crime: faggot, spastic, go home on the wall, eggs thrown, trosedd casineb
gay: lgbt, lgbtq, trans, lesbian, transgender, bisexual
terrorism: eithafiaeth, hit list, white power, extremist, radicalised, far right, isis, al qaeda, jihad, jihadi, nazi,
    nazis, neo nazi, incel, incels, radicalisation, hate speech, prevent duty
welsh: cymraeg, wales, welsh speaking
cameras: cctv, camera
dies: died, dead, death, passed away, no pulse, drowned, might not make it, marwolaeth plentyn
medical emergency: heimlich, back blows, sepsis, electric shock, hit by a car
unconscious: llewygu, passed out, not breathing, not waking up, wont wake up, collapsed, unresponsive, out cold
injury: electric shock, hit by a car, knocked over by a car, burn, burns, burnt, scald, scalded, broken arm, broken
    leg, injured, injuries, bruise, bruises, wound
burnout: worn out, on my knees, cant switch off, cant face work, feeling numb, burnt out, burned out, exhausted,
    stressed, stress, knackered, drained
budget: budgets, spending, finance, finances, purse strings, pot of money, spending limit
grade: rating, ratings, grades, judgement, requires improvement, inadequate
outstanding: excellent
statistics: stats, figures, numbers of, how many childrens homes, how many, number of
evidence: research, studies, proof
template: form, forms, pro forma, proforma, blank, templates
document: form, forms, template, templates, download
checklist: audit, audits, tick list
rota: shifts, roster, rostering, shift pattern
staffing: short staffed, understaffed, staff shortage, agency
turnover: hold on to staff, keep hold of staff, retaining, retain, retaining staff, staff leaving, retention, keeping
    staff, high turnover
visitors: ymwelwyr, visitor, guest, guests, friends round, tradesman
locked: lock, locking, locks, cant leave, not allowed out, lock up
deprivation of liberty: dols, dol, dol order, locked in, locking a child in
data breach: lost phone, wrong email, leaked, lost laptop, sent to the wrong person, ransomware, hacked, lost the
    diary, lost the handover book, overheard
blackmail: blackmailing, blackmailed, sextortion, extortion
forced marriage: priodas dan orfod, virginity test, dishonoured, arranged marriage, marry, married abroad
sexual: sex, sexually
contraception: plan b, atal cenhedlu, morning after pill, the pill, condoms
boundaries: my number, added me on, crush on, calls me mum, outside work, my own car
harmful sexual behaviour: hsb, touched another child
ill: poorly, sick, unwell
hurt: injured, harmed, harm
angry: anger, raging, rage, meltdown, meltdowns, tantrum
friends: mates, pals, friend
holiday: holidays, trip away
sleepover: sleepovers, stay the night, staying over, stay over
permission: consent, allowed, say yes, sign for
boyfriend: girlfriend, partner
leave: quit, quits, resign, resigns, resigned, notice
activities: party, parties, day out, days out, outing, outings, overnight stay, overnight stays, out overnight, away
    for the weekend, camping
identity: equality, diversity, edi, inclusion, inclusive, protected characteristics, discrimination, prejudice,
    heritage
registration change: open a home, opening a home, open a new home, opening a new home, open a second home, opening a
    second home, open another home, opening another home, set up a home, setting up a home, expand, expanding,
    takeover
registered manager: fit and proper, fit and proper person, fit person, fitness
bank and agency: locum, cover staff, cover worker, zero hours, one off shift, agency staff, agency worker, agency
    workers, bank staff, relief staff, temps, temporary staff
safeguarding culture: professional curiosity, professionally curious, think the unthinkable, closed culture
mental capacity: mca
family time goes wrong: at the front door, dad at the door, mum at the door, kicking off at the door
large groups: big provider, provider group, across homes, across our homes
time limits: deadline, deadlines, time limits table
training record: training matrix, training log, who has done what training, who has done which course
police interview: want to speak to him, want to speak to her, want to question him, want to question her
statement of purpose: sop, our statement, what this house is for
placement stability: pillar to post, breaking down, breakdown, breakdowns, wants him gone, wants her gone
absence: off sick, maternity, on leave
grades: went down a grade, harsher inspector, downhill, yoyo
sharing practice: nick ideas, steal ideas, visit another home
sources: cite, citation, citations, bibliography, references, who says so
reviews: out of date, expired, stale, document control
report a mistake: page is wrong, found a mistake, mistake on the page
by role: for my role, my job, what do i read, pages for
your words: our wording, call staff something else, our own words
your notes: our policy, our own steps, local steps
leaving out: switch off a section, delete pages, disable, turn off, turn it off, switch off, hide a page, hide the,
    hide pages, remove a page, take out the, get rid of
your checklists: saved answers, lost my answers, where did my answers go, my saved, save my answers
customise: our own name, our name, our logo, our own logo, placeholders, placeholder, rebrand, white label, update the
    handbook, handbook up to date, upgrade, upgrading, new version, latest version
sleep food: eat, eating, food, meals, mealtimes, dinner, hungry, wont eat, eating disorder, diet, snacks, kitchen
relationships: attachment, bond, bonding, trust
emotional health: trauma, ptsd, adverse childhood, aces
colleague: member of staff, staff member, team member, another worker, other staff, co worker, workmate
licence: copyright, commercially, commercial use, disclaimer, liability, reuse, copy this, permission to use
privacy: cookies, tracking, gdpr
strategy discussion: strategy meeting, strat meeting
language: wording, labels, labelling, stigmatising, jargon
risk assessment: asesiad risg, risk assess, risk assessments, risk assessing
social worker: sw, caseworker
key working: key work, keywork, one to ones with a child, one to one with a child
team meeting: staff meeting, house meeting for staff
handover: hand over, shift change, change of shift
advocacy: advocate, someone on their side
return conversation: return interview, return interviews, return home interview, rhi
qualification: qualifications, qualified, nvq, diploma
learning modules: slides, slideshow, powerpoint, presentation, quiz, quizzes, scenario, scenarios, role play, workshop
"""

SAME: list[list[str]] = [line.split(": ") for line in _OURS.strip().replace("\n    ", " ").splitlines()]
"""Our word or words, and those that people type for it."""
