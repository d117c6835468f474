export const id = 966;
export const ids = [966];
export const modules = {

/***/ 5966:
/***/ ((module) => {

module.exports = eval("require")("kerberos");


/***/ })

};
