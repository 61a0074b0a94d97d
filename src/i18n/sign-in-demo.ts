const en = {
  title: 'Look around as',
  text: 'This is a demonstration. Choose who to be; no password is needed.',
  staff: { title: 'Staff in Skiptvet', text: 'Find an expert in a neighbouring municipality.' },
  planner: { title: 'Planner', text: 'See where a knowledge centre should sit.' },
  editor: { title: 'Editor in Moss', text: 'Keep the profiles and licences of Moss true.' },
  admin: { title: 'Network admin', text: 'See and move everything in the network.' },
};

const nb: typeof en = {
  title: 'Se deg om som',
  text: 'Dette er en demonstrasjon. Velg hvem du vil være; du trenger ikke passord.',
  staff: { title: 'Ansatt i Skiptvet', text: 'Finn en ekspert i en nabokommune.' },
  planner: { title: 'Planlegger', text: 'Se hvor et kunnskapssenter bør ligge.' },
  editor: { title: 'Redaktør i Moss', text: 'Hold profilene og lisensene til Moss riktige.' },
  admin: { title: 'Nettverksadministrator', text: 'Se og flytt alt i nettverket.' },
};

export const demo = { en, nb };
