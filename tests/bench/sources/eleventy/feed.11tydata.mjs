export default {
  pagination: { data: "units", size: 1, alias: "u" },
  eleventyExcludeFromCollections: true,
  permalink: (data) => `${data.u.path}feed.xml`,
};
